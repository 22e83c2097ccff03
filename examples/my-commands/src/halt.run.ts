import type { ArgsOf, Context } from 'leister/plugin';
import type { positionals } from './halt.js';

export async function* run({ names }: ArgsOf<typeof positionals>, { compute, signal, fail }: Context) {
  const cloud = await compute();
  for (const name of names) {
    try {
      const server = await cloud.findServer(name, { signal });
      if (server.status !== 'ACTIVE') continue;
      await cloud.shutdownServer(server.id, { signal });
      yield { id: server.id, name };
    } catch (error) {
      fail(name, error);
    }
  }
}
