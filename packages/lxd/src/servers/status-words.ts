import { isRecord, type ServerStatus } from '@leister/compute';

/** The daemon's codes for the state of an instance, in Nova's words, with what is being done to it. */
const statusOfCode: Readonly<Record<number, { status: ServerStatus; taskState?: string }>> = {
  101: { status: 'REBOOT', taskState: 'powering-on' },
  102: { status: 'SHUTOFF' },
  103: { status: 'ACTIVE' },
  106: { status: 'REBOOT', taskState: 'powering-on' },
  107: { status: 'ACTIVE', taskState: 'powering-off' },
  108: { status: 'ACTIVE', taskState: 'powering-off' },
  109: { status: 'ACTIVE', taskState: 'pausing' },
  110: { status: 'PAUSED' },
  111: { status: 'ACTIVE', taskState: 'unpausing' },
  112: { status: 'ERROR' },
  113: { status: 'ACTIVE' },
};

/** The words of the codes, for answers that bring no code. */
const codeOfWord: Readonly<Record<string, number>> = {
  started: 101,
  stopped: 102,
  running: 103,
  starting: 106,
  stopping: 107,
  aborting: 108,
  freezing: 109,
  frozen: 110,
  thawed: 111,
  error: 112,
  ready: 113,
};

/** States in which an instance holds memory and has to be stopped before it can be deleted. */
const poweredCodes: ReadonlySet<number> = new Set([101, 103, 106, 107, 108, 109, 110, 111, 113]);

/** The state of an instance as a code: the code itself, or that of the word. 0 for neither. */
export function stateCode(code: unknown, word: unknown): number {
  if (typeof code === 'number' && code in statusOfCode) return code;
  return (typeof word === 'string' && codeOfWord[word.toLowerCase()]) || 0;
}

/** The state of an instance as the daemon sent it. */
export function stateOf(raw: unknown): number {
  return isRecord(raw) ? stateCode(raw['status_code'], raw['status']) : 0;
}

/** @param everRan whether the instance was started before: the first start belongs to its creation */
export function statusOf(code: number, everRan: boolean): { status: ServerStatus; taskState?: string } {
  const known = statusOfCode[code] ?? { status: 'UNKNOWN' };
  return known.status === 'REBOOT' && !everRan ? { ...known, status: 'BUILD' } : known;
}

export function isPowered(code: number): boolean {
  return poweredCodes.has(code);
}

/** The daemon's words for a status, for a filter of its own; undefined where that takes more to know. */
export function stateFilter(status: ServerStatus): string | undefined {
  // A server that waits for its new size to be confirmed is none of these, whatever the daemon says: see to-server.
  const words: Partial<Record<ServerStatus, string>> = {
    ACTIVE: 'Running|Ready|Stopping|Aborting|Freezing|Thawed',
    SHUTOFF: 'Stopped',
    PAUSED: 'Frozen',
  };
  return words[status];
}
