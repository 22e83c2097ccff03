/** Whether a value is an object with fields: no list, not null. What the fields hold is still unknown. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
