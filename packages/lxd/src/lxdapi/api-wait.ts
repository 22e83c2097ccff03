import { isRecord } from '@leister/compute';
import { type CallOptions, invalidArgument } from '@leister/rest';
import { ApiException } from './api-exception.js';
import type { ApiResult } from './api-result.js';
import type { LxdApi } from './lxd-api.js';

/** One request waits no longer than this, in seconds, so that a dead connection is noticed. */
const slice = 30;
/** A request that is not answered so long after its time is dead. Seconds. */
const silence = 10;

/** Waits for an operation by asking the daemon to answer when it ends; see `ApiResult.wait`. */
export async function waitForOperation(
  operation: LxdApi,
  timeout: number,
  { signal }: Pick<CallOptions, 'signal'>,
): Promise<ApiResult> {
  if (!(typeof timeout === 'number' && timeout >= 0))
    throw invalidArgument('a timeout is a number of seconds from 0');
  const deadline = performance.now() + timeout * 1000;
  for (let left = timeout; ; left = Math.ceil((deadline - performance.now()) / 1000)) {
    const seconds = Math.max(0, Math.min(left, slice));
    const result = await ask(operation, seconds, signal);
    if (codeOf(result) >= 200) return result;
    if (performance.now() >= deadline) throw stillUnderWay(result, timeout);
  }
}

async function ask(operation: LxdApi, seconds: number, signal: AbortSignal | undefined): Promise<ApiResult> {
  const longer = (seconds + silence) * 1000;
  try {
    return await operation
      .at('wait')
      .get({ query: { timeout: seconds }, signal, timeout: { response: longer, idle: longer } });
  } catch (error) {
    // LXD 5.21 and 6, and Incus, tell a wait that ran out of time as they tell a failure: another look tells them apart.
    const isVague = error instanceof ApiException && error.result.response.status < 400;
    if (!isVague || codeOf(error.result) > 0) throw error;
    return operation.get({ signal }).catch((second: unknown) => {
      throw second instanceof ApiException ? error : second;
    });
  }
}

function stillUnderWay(result: ApiResult, timeout: number): ApiException {
  const { metadata } = result;
  const what = isRecord(metadata) ? `${String(metadata['status'])}: ${String(metadata['description'])}` : '';
  return new ApiException(result, { message: `still ${what} after ${timeout} s`, code: 'TIMEOUT' });
}

function codeOf({ metadata }: ApiResult): number {
  return isRecord(metadata) ? Number(metadata['status_code'] ?? 0) : 0;
}
