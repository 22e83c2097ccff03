import type { Cistern } from '../cistern/cistern.js';
import type { ErrorStyle } from '../clouds/cloud-failure.js';
import type { CloudPool } from '../clouds/cloud-pool.js';
import type { StateStyle } from '../clouds/node-state.js';
import type { Users } from '../users/users.js';

/** What handlers work with. */
export interface Services {
  readonly clouds: CloudPool;
  readonly cistern: Cistern;
  readonly users: Users;
  readonly nodeStates: StateStyle;
  readonly errors: ErrorStyle;
  /** Milliseconds between the release of a node and its end. */
  readonly releaseDelay: number;
}
