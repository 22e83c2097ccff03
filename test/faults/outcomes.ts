import type { ErrorCode } from '@leister/rest';
import { type Kind, kinds } from './calls.js';

/** What a call comes to, and how many requests it sends (or tries to send) on the way. */
export interface Outcome {
  result: 'ok' | ErrorCode;
  /** Left out where it does not depend on the fault alone: for a wait that goes on until its own limit. */
  sent?: number;
}

export type Outcomes = Readonly<Record<Kind, Outcome>>;

/** The kinds whose requests may be sent again when nobody knows what became of them. */
export const repeatable: readonly Kind[] = [
  ...([
    'read',
    'page',
    'wait',
    'exists',
    'head',
    'put',
    'delete',
    'upload',
    'download',
    'checked download',
  ] as const),
  ...(['operation', 'view'] as const),
];
/** The kinds whose answers are streams. */
export const streamed: readonly Kind[] = ['download', 'checked download'];
/** The kinds whose answers have no body. */
export const bodiless: readonly Kind[] = ['exists', 'head', 'delete', 'post'];
/** LXD's, which are sent again only after a look at what became of them. */
export const lookedAfter: readonly Kind[] = ['order', 'change', 'removal'];

export function each(outcome: (kind: Kind) => Outcome): Outcomes {
  const all = Object.keys(kinds) as Kind[];
  return Object.fromEntries(all.map((kind) => [kind, outcome(kind)])) as Record<Kind, Outcome>;
}

export function ok(sent?: number): Outcome {
  return { result: 'ok', ...(sent !== undefined && { sent }) };
}

export function fails(result: ErrorCode, sent?: number): Outcome {
  return { result, ...(sent !== undefined && { sent }) };
}

/** Well in the end, after so many requests; LXD is then asked for more, and for the end of what the first began. */
export function well(sent = 1): Outcomes {
  return each((kind) => (kind === 'view' || lookedAfter.includes(kind) ? ok() : ok(sent)));
}

/** Failed for good, after so many requests. */
export function fatal(code: ErrorCode, sent = 1): Outcomes {
  return each(() => fails(code, sent));
}

/** Sent again where that is safe, three times in all, and failed for good. */
export function retried(code: ErrorCode): Outcomes {
  const looks = code === 'CONNECTION' ? 3 : 0;
  return each((kind) => {
    if (lookedAfter.includes(kind)) return fails(code, 1 + looks);
    return fails(code, repeatable.includes(kind) ? 3 : 1);
  });
}

/** As `retried`; but a wait that was answered before trusts in the service to come back, and goes on. */
export function gone(code: 'CONNECTION' | 'UNAVAILABLE'): Outcomes {
  return { ...retried(code), wait: fails('TIMEOUT'), operation: fails('TIMEOUT') };
}

/** As `retried`; but the end of an operation may take its time. */
export function stalled(): Outcomes {
  return { ...retried('TIMEOUT'), operation: fails('TIMEOUT') };
}

export function except(
  outcomes: Outcomes,
  ...exceptions: (readonly [kinds: readonly Kind[], outcome: Outcome])[]
): Outcomes {
  const changes = exceptions.flatMap(([kinds, outcome]) => kinds.map((kind) => [kind, outcome] as const));
  return { ...outcomes, ...Object.fromEntries(changes) };
}
