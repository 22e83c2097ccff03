import type { Positionals } from '../../args/option.js';

export const oneOption = {
  option: {
    value: 'OPTION',
    required: true,
    complete: 'keys',
    summary: '[SECTION.]KEY or cloud.NAME.KEY; the section is global unless named',
  },
} as const satisfies Positionals;
