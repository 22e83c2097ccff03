/** The fields of a system error that say what happened and hold no secret. */
const safeFields = ['code', 'errno', 'syscall', 'address', 'port'] as const;

const transportErrors = new WeakSet<object>();

/**
 * A transport's error, cut down to what is safe to print: inspecting the original shows headers and body, token
 * and all. An error that the caller's own code threw is not the transport's and is kept as it is.
 */
export function safeCause(cause: unknown): unknown {
  if (typeof cause !== 'object' || cause === null || !transportErrors.has(cause)) return cause;
  const original = firstOf(cause);
  const safe: Error & Partial<Record<(typeof safeFields)[number], unknown>> = new Error(
    original instanceof Error ? original.message : 'unknown error',
  );
  for (const field of safeFields) {
    if (field in original) safe[field] = (original as typeof safe)[field];
  }
  safe.stack = `${safe.name}: ${safe.message}`;
  return safe;
}

/** Marks an error as one the transport raised. */
export function markTransportError(error: object): void {
  transportErrors.add(error);
}

/** A host with several addresses fails with one error for each; the first tells as much as all. */
function firstOf(error: object): object {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0];
  if (error instanceof Error && error.cause instanceof AggregateError) return firstOf(error.cause);
  return error;
}
