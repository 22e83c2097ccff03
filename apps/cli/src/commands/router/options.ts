import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';

/** Of the way outside. */
export const gatewayOptions = {
  gateway: { type: 'string', value: 'NETWORK', summary: 'the external network it leads to: id or name' },
  gatewayAddress: { type: 'string', value: 'ADDRESS', summary: 'its address there' },
  snat: { ...truth, summary: 'whether servers without a floating IP can speak to the outside' },
} as const satisfies Options;
