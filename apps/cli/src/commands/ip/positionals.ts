import type { Positionals } from '../../args/option.js';

export const oneIp = {
  ip: { value: 'IP', required: true, summary: 'its address or id' },
} as const satisfies Positionals;

export const someIps = {
  ips: { value: 'IP', required: true, repeatable: true, summary: 'addresses or ids' },
} as const satisfies Positionals;
