import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import type { tagArgs } from './tags.js';

/** A tag that is there is in force: only where tagging takes its time there is more to tell. */
export async function* run(
  { server, tag }: ArgsOf<typeof tagArgs & typeof oneServer>,
  { compute, signal }: Context,
): AsyncGenerator<{ tag: string; status: string }> {
  const client = await compute();
  const { id, name } = await client.findServer(server, { signal });
  if (!(await client.checkTagExists(id, tag, { signal }))) {
    throw new ClientError(`server ${name} has no tag ${JSON.stringify(tag)}`, { code: 'NOT_FOUND' });
  }
  yield { tag, status: 'ACTIVE' };
}
