import type { Options } from '../../args/option.js';

export const showingSecrets = {
  showSecrets: { type: 'boolean', summary: 'show tokens and passwords as they are' },
} as const satisfies Options;
