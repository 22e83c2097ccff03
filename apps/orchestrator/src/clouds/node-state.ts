import type { ServerStatus } from '@leister/compute';

/** How states of nodes are told: as numbers, or as words. */
export type StateStyle = 'integer' | 'text';

/** What Apache libcloud made of a status, before its 0.20 as a number and since as a word. */
const states = {
  running: 0,
  rebooting: 1,
  terminated: 2,
  pending: 3,
  unknown: 4,
  stopped: 5,
  suspended: 6,
  error: 7,
  paused: 8,
} as const;

type State = keyof typeof states;

const stateOf: Readonly<Record<ServerStatus, State>> = {
  ACTIVE: 'running',
  BUILD: 'pending',
  DELETED: 'terminated',
  ERROR: 'error',
  HARD_REBOOT: 'rebooting',
  MIGRATING: 'pending',
  PASSWORD: 'pending',
  PAUSED: 'paused',
  REBOOT: 'rebooting',
  REBUILD: 'pending',
  RESCUE: 'pending',
  RESIZE: 'pending',
  REVERT_RESIZE: 'pending',
  SHELVED: 'stopped',
  SHELVED_OFFLOADED: 'stopped',
  SHUTOFF: 'stopped',
  SOFT_DELETED: 'terminated',
  SUSPENDED: 'suspended',
  UNKNOWN: 'unknown',
  VERIFY_RESIZE: 'running',
};

/** The state of a node as API v1 tells it. */
export function nodeState(status: ServerStatus, style: StateStyle): number | string {
  const state = stateOf[status];
  return style === 'integer' ? states[state] : state;
}
