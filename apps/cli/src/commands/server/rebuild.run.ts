import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import { actOnServers } from '../../servers/act-on-servers.js';
import type { Report } from '../../servers/report.js';
import { readLocalFile } from './read-local-file.js';
import type { args } from './rebuild.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof someServers>,
  context: Context,
): AsyncGenerator<Report> {
  const { keyName, metadata } = asked;
  const client = await context.compute();
  const imageId = await idFor(asked.imageId, (given) => client.findImage(given, { signal: context.signal }));
  const userData =
    asked.userData === undefined ? undefined : await readLocalFile(asked.userData, 'user-data');
  const wish = {
    ...{ imageId, keyName, userData },
    metadata: metadata.length > 0 ? Object.fromEntries(metadata) : undefined,
  };
  yield* actOnServers(asked, context, {
    begin: (_, id, options) => client.rebuildServer(id, wish, options),
    // Then it is what it was before: running or not.
    wait: { while: ['REBUILD'] },
    words: ['being rebuilt', 'rebuilt'],
  });
}
