import type { DummyClient } from '@leister/dummy';

/** A client that is broken in one way. */
export interface Mutant {
  /** What is wrong with it. */
  broken: string;
  Client: typeof DummyClient;
  /** The name of a case that must fail, and what the failure must say. */
  caughtBy: string;
  complaint: RegExp;
}
