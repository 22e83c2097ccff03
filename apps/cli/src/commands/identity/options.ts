import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';

export const domainOption = {
  domainId: { type: 'string', value: 'DOMAIN', summary: 'the domain it is in: id or name' },
} as const satisfies Options;

export const enabledOption = {
  enabled: { ...truth, summary: 'whether it can be used' },
} as const satisfies Options;

export const newName = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  disable: { type: 'boolean', summary: 'it cannot be used yet' },
} as const satisfies Options;

export const otherName = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
} as const satisfies Options;
