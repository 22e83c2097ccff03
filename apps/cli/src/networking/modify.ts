import type { TagTarget } from '@leister/network';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { takeSteps } from '../lib/take-steps.js';
import type { tagging } from './options.js';

/**
 * Changes something, then its tags.
 *
 * @param changes those that are undefined are not made
 * @param update makes them, all at once
 */
export async function modify<C extends object>(
  target: TagTarget,
  asked: ArgsOf<typeof tagging>,
  changes: C,
  update: (changes: C) => Promise<unknown>,
  { service, signal }: Context,
): Promise<void> {
  const client = await service('network');
  const call = { signal };
  const [first] = Object.keys(defined(changes));
  const isWished = first === undefined ? {} : { [first]: true };
  await takeSteps({ ...asked, ...isWished }, [
    ...(first === undefined ? [] : ([[first, () => update(changes)]] as const)),
    ['tagsDel', () => client.deleteTags(target, call)],
    ['tagReplace', () => client.replaceTags(target, asked.tagReplace, call)],
    [
      'tagDel',
      async () => {
        for (const tag of asked.tagDel) await client.deleteTag(target, tag, call);
      },
    ],
    [
      'tagAdd',
      async () => {
        for (const tag of asked.tagAdd) await client.addTag(target, tag, call);
      },
    ],
  ]);
}
