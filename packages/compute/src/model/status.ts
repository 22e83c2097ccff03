/** Status words of Nova; every client translates its cloud's into these. */
export const serverStatuses = [
  'ACTIVE',
  'BUILD',
  'DELETED',
  'ERROR',
  'HARD_REBOOT',
  'MIGRATING',
  'PASSWORD',
  'PAUSED',
  'REBOOT',
  'REBUILD',
  'RESCUE',
  'RESIZE',
  'REVERT_RESIZE',
  'SHELVED',
  'SHELVED_OFFLOADED',
  'SHUTOFF',
  'SOFT_DELETED',
  'SUSPENDED',
  'UNKNOWN',
  'VERIFY_RESIZE',
] as const;

/** One of {@link serverStatuses}. */
export type ServerStatus = (typeof serverStatuses)[number];

/** A status word in any case, Cyclades' `STOPPED` included; `UNKNOWN` for one that Nova does not have. */
export function toServerStatus(word: unknown): ServerStatus {
  const nova = typeof word === 'string' ? toStatusWord(word) : '';
  return serverStatuses.find((status) => status === nova) ?? 'UNKNOWN';
}

/** What Nova calls a status that somebody asks for: in upper case, `SHUTOFF` for Cyclades' `STOPPED`. */
export function toStatusWord(word: string): string {
  const upper = word.toUpperCase();
  return upper === 'STOPPED' ? 'SHUTOFF' : upper;
}

/** States in which nothing is going on: a server stays there until somebody acts. */
const settledStatuses: ReadonlySet<ServerStatus> = new Set(['ERROR', 'DELETED', 'SOFT_DELETED']);

/** Whether a server that is wanted in another state can no longer get there by itself. */
export function isDeadEnd(status: ServerStatus): boolean {
  return settledStatuses.has(status);
}
