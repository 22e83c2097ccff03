import type { Positionals } from '../../args/option.js';

export const oneCloud = {
  name: { value: 'CLOUD', complete: 'clouds', summary: 'as for --cloud, which it takes the place of' },
} as const satisfies Positionals;
