import type { Options } from '../../args/option.js';
import { amount } from '../../args/values.js';

export const visibilities = ['public', 'community', 'shared', 'private'] as const;

/** What an image can be given when it is made, and later. */
export const fieldOptions = {
  diskFormat: { type: 'string', value: 'FORMAT', summary: 'what the data is: raw, qcow2, iso ...' },
  containerFormat: { type: 'string', value: 'FORMAT', summary: 'what it is wrapped in: bare, ovf ...' },
  visibility: {
    type: 'string',
    value: 'WHO',
    choices: visibilities,
    summary: 'who sees it; shared is for members',
  },
  public: { type: 'boolean', summary: 'the same as --visibility public' },
  private: { type: 'boolean', summary: 'the same as --visibility private' },
  minDisk: { type: 'string', value: 'GIB', parse: amount, summary: 'the disk it needs' },
  minRam: { type: 'string', value: 'MIB', parse: amount, summary: 'the memory it needs' },
  owner: { type: 'string', value: 'PROJECT', summary: 'project it belongs to; for administrators' },
} as const satisfies Options;

/** Options that say who sees it: one of them at most. */
export const visibilityOptions = ['visibility', 'public', 'private'] as const;

/** Who is to see it, by whichever option. */
export function visibilityOf(asked: {
  visibility: (typeof visibilities)[number] | undefined;
  public: boolean;
  private: boolean;
}): (typeof visibilities)[number] | undefined {
  if (asked.public) return 'public';
  return asked.private ? 'private' : asked.visibility;
}
