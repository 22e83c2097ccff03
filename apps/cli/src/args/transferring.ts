import type { Options } from './option.js';
import { count } from './values.js';

/** Of commands that move content. */
export const transferring = {
  noProgressBar: { type: 'boolean', alias: ['N'], summary: 'show no progress' },
} as const satisfies Options;

/** Of commands that move much of it. */
export const parallel = {
  threads: {
    type: 'string',
    value: 'N',
    alias: ['poolsize'],
    parse: count,
    summary: 'so many files, or parts of one, at a time',
  },
} as const satisfies Options;
