import type { ImportImage } from '@leister/image';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { actOnEach } from '../../resources/act-on-each.js';
import type { Report } from '../../servers/report.js';
import type { oneImage } from './columns.js';
import type { args } from './import.js';
import { images } from './kind.js';

type Args = ArgsOf<typeof args & typeof oneImage>;

export async function* run(asked: Args, context: Context): AsyncGenerator<Report> {
  const client = await context.service('image');
  const act = {
    begin: ({ id }: { id: string }, call: { signal?: AbortSignal | undefined }) =>
      client.importImage(id, howOf(asked), call),
    goal: { until: 'active' },
    words: ['importing', 'imported'],
  } as const;
  yield* actOnEach(await images(context), [asked.image], act, asked, context);
}

function howOf({ uri, method = 'glance-direct', store, allStores }: Args): ImportImage {
  const stores = { stores: store.length === 0 ? undefined : store, allStores: allStores || undefined };
  if (uri !== undefined) return { method: 'web-download', uri, ...stores };
  return { method: method === 'copy-image' ? method : 'glance-direct', ...stores };
}
