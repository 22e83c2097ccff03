export { defaultSeed, type DummySeed } from './cloud/seed.js';
export { DummyClient } from './dummy-client.js';
export type { DummyMethod, Fault, FaultTiming } from './faults.js';
export type { DummyClientOptions } from './options.js';
