import type { Fault } from './fault.js';
import { connecting } from './table/connecting.js';
import { lies } from './table/lies.js';
import { redirects } from './table/redirects.js';
import { refusals } from './table/refusals.js';
import { stalling } from './table/stalling.js';
import { tls } from './table/tls.js';

/** All the ways to fail, in the order of the documentation. */
export const faults: readonly Fault[] = [
  ...connecting,
  ...stalling,
  ...lies,
  ...refusals,
  ...redirects,
  ...tls,
];
