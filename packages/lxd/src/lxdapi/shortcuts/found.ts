import { ClientError } from '@leister/rest';
import type { ApiResult } from '../api-result.js';

/** What there is; false where the daemon says that there is nothing. */
export async function found<M>(asked: Promise<ApiResult<M>>): Promise<ApiResult<M> | false> {
  try {
    return await asked;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** Whether an error says that there is no such thing. */
export function isGone(error: unknown): boolean {
  return error instanceof ClientError && error.status === 404;
}
