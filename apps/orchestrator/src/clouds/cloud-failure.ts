import { ClientError, type ErrorCode } from '@leister/rest';
import { ApiError } from '../http/api-error.js';

/**
 * How failures of clouds are answered: `documented` with the original's few statuses and texts, `precise` with a status
 * that fits and what the cloud said.
 */
export type ErrorStyle = 'documented' | 'precise';

/** Anything else is the fault of the cloud behind: a bad gateway. */
const preciseStatus: Partial<Record<ErrorCode, number>> = {
  INVALID_ARGUMENT: 400,
  BAD_REQUEST: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  OVER_LIMIT: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  UNSUPPORTED: 501,
  TIMEOUT: 504,
};

/** What is answered when a cloud is not there, or fails. */
export function cloudFailure(error: unknown, style: ErrorStyle): ApiError {
  if (error instanceof ApiError) return error;
  const cause = ClientError.from(error);
  if (style === 'precise') {
    return new ApiError(preciseStatus[cause.code] ?? 502, cause.message, { cause });
  }
  return cause.code === 'UNSUPPORTED'
    ? new ApiError(400, 'Cloud not valid', { cause })
    : new ApiError(500, 'Cloud not valid or wrong path', { cause });
}
