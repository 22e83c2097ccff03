import type { ServerStatus } from '@leister/compute';

/** States of a node, in the words of libcloud (0.20 and newer), and what Nova calls each. */
const statuses = {
  running: 'ACTIVE',
  normal: 'ACTIVE',
  starting: 'BUILD',
  pending: 'BUILD',
  rebooting: 'REBOOT',
  // Nova says ACTIVE until a server that is being shut down is off.
  stopping: 'ACTIVE',
  stopped: 'SHUTOFF',
  terminated: 'DELETED',
  suspended: 'SUSPENDED',
  paused: 'PAUSED',
  error: 'ERROR',
  reconfiguring: 'RESIZE',
  migrating: 'MIGRATING',
  updating: 'UNKNOWN',
  unknown: 'UNKNOWN',
} as const satisfies Record<string, ServerStatus>;

/** State of a node, whichever way the Orchestrator wrote it. */
export type NodeState = keyof typeof statuses;

/** Before libcloud 0.20 a state was a number: its place in this list. */
const numbered: readonly NodeState[] = [
  'running',
  'rebooting',
  'terminated',
  'pending',
  'unknown',
  'stopped',
  'suspended',
  'error',
  'paused',
];

const passing: readonly NodeState[] = [
  'starting',
  'rebooting',
  'stopping',
  'reconfiguring',
  'migrating',
  'updating',
];

/** A state as the Orchestrator wrote it, a number or a word; `unknown` for one that libcloud has not. */
export function toNodeState(state: unknown): NodeState {
  if (typeof state === 'number') return numbered[state] ?? 'unknown';
  const word = typeof state === 'string' ? state.toLowerCase() : '';
  if (/^\d+$/.test(word)) return numbered[Number(word)] ?? 'unknown';
  return isNodeState(word) ? word : 'unknown';
}

export function toServerStatus(state: NodeState): ServerStatus {
  return statuses[state];
}

/** What is being done to a node that will not stay in its state; undefined for one that will. */
export function toTaskState(state: NodeState): string | undefined {
  return passing.includes(state) ? state : undefined;
}

function isNodeState(word: string): word is NodeState {
  return Object.hasOwn(statuses, word);
}
