import { ClientError } from '@leister/rest';

/** An error, with more to say in its `details`. */
export function withDetails(error: unknown, more: readonly string[]): ClientError {
  const whole = ClientError.from(error);
  const { message, status, code, details, request } = whole;
  return new ClientError(message, {
    status,
    code,
    details: [...details, ...more],
    ...(request && { request }),
    cause: whole,
  });
}
