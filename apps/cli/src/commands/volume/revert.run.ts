import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { actOnEach } from '../../resources/act-on-each.js';
import type { Report } from '../../servers/report.js';
import type { oneVolume } from './info.js';
import { volumes } from './kind.js';
import type { args } from './revert.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneVolume>,
  context: Context,
): AsyncGenerator<Report> {
  const client = await context.service('block-storage');
  const act = {
    begin: async ({ id }: { id: string }, call: { signal?: AbortSignal | undefined }) => {
      const snapshot = await client.findSnapshot(asked.snapshotId, call);
      return client.revertVolume(id, snapshot.id, call);
    },
    goal: { while: 'reverting' },
    words: ['reverting', 'reverted'],
  } as const;
  yield* actOnEach(await volumes(context), [asked.volume], act, asked, context);
}
