import type { TagTarget } from '@leister/network';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../args/option.js';
import type { Context } from '../context.js';
import { type Step, takeSteps } from '../lib/take-steps.js';
import { tagging } from './options.js';

/** What is to be changed at once. */
interface Changes<C extends object> {
  /** Those that are undefined are not made. */
  fields: C;
  /** All options of the command; those of tags and of further steps are known by themselves. */
  options: readonly string[];
  update: (fields: C) => Promise<unknown>;
}

/**
 * Changes something, then its tags, then what takes steps of its own.
 *
 * @param asked the options of the command
 */
export async function modify<C extends object>(
  target: TagTarget,
  asked: ArgsOf<typeof tagging>,
  { fields, options, update }: Changes<C>,
  { service, signal }: Context,
  further: readonly Step[] = [],
): Promise<void> {
  const client = await service('network');
  const call = { signal };
  const isWished = Object.keys(defined(fields)).length > 0;
  const others = new Set([...Object.keys(tagging), ...further.flatMap(([of]) => of)]);
  const ofFields = options.filter((option) => !others.has(option));
  await takeSteps(asked, [
    ...(isWished ? ([[ofFields, () => update(fields)]] as const) : []),
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
    ...further,
  ]);
}
