import type { Options } from './option.js';

/** Of commands that ask, on a terminal, before they do what cannot be undone. */
export const confirming = {
  yes: { type: 'boolean', summary: 'do not ask' },
} as const satisfies Options;
