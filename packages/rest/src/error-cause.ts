import { messageOf } from './message-of.js';
import type { Redactor } from './redactor.js';

/** The fields of a system error that say what happened and hold no secret. */
const safeFields = ['code', 'errno', 'syscall', 'address', 'port'] as const;

/**
 * A transport's error, cut down to what is safe to print: inspecting the original shows headers and body, token
 * and all.
 */
export function safeCause(error: unknown, redactor: Redactor): Error {
  const original = innermost(error);
  const safe: Error & Partial<Record<(typeof safeFields)[number], unknown>> = new Error(
    redactor.text(messageOf(original)),
  );
  for (const field of safeFields) {
    if (original instanceof Error && field in original) safe[field] = (original as typeof safe)[field];
  }
  safe.stack = `${safe.name}: ${safe.message}`;
  return safe;
}

/** Of an error in another; and of a host with several addresses the first: it tells as much as all. */
function innermost(error: unknown, depth = 0): unknown {
  const inner: unknown =
    error instanceof AggregateError ? error.errors[0] : error instanceof Error && error.cause;
  return inner instanceof Error && depth < 5 ? innermost(inner, depth + 1) : error;
}
