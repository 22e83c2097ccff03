import { ClientError, codeOfStatus, type ErrorDescription } from '@leister/rest';
import type { ApiResult } from './api-result.js';

/**
 * What the daemon refused, or failed at: a {@link ClientError} that has the whole exchange.
 *
 * The message is the request and what the daemon said: `GET http+unix://.../wait?timeout=30 Error calling ...`.
 */
export class ApiException extends ClientError {
  /** Not enumerable: it holds what the daemon sent, secrets and all. */
  declare readonly result: ApiResult;

  /** @param fault what went wrong; left out, the whole answer is the message */
  constructor(result: ApiResult, fault: ErrorDescription = { message: result.responseSummary() }) {
    const { method, url } = result.request;
    const { status: received } = result.response;
    const status = received >= 400 ? received : (fault.status ?? received);
    super(result.mask(`${method} ${url} ${fault.message}`), {
      status,
      code: fault.code ?? (status >= 400 ? codeOfStatus(status) : 'OPERATION_FAILED'),
      details: (fault.details ?? []).map((detail) => result.mask(detail)),
      body: result.data,
      request: { method, url },
    });
    Object.defineProperty(this, 'result', { value: result, enumerable: false });
  }
}

/** An {@link ApiException} for a 404: there is no such thing, or no such path. */
export class ApiNotFoundException extends ApiException {}

/** The exception for a fault that was found in an answer. */
export function exceptionOf(result: ApiResult, fault: ErrorDescription): ApiException {
  const { status } = result.response;
  const Type = (status >= 400 ? status : fault.status) === 404 ? ApiNotFoundException : ApiException;
  return new Type(result, fault);
}
