import { isRecord, type Json } from '@leister/compute';
import {
  codeOfStatus,
  describeError,
  type Dialect,
  type ErrorDescription,
  jsonDialect,
  type RawResponse,
} from '@leister/rest';
import { codeOfMessage, describeOperation } from './failures.js';
import { isOperation, LxdOperationError } from './operation.js';

/**
 * How LXD and Incus speak: every answer is an envelope `{ type, metadata, ... }`. A failure is told by the HTTP status,
 * or by `type: error` in whatever status, or by an operation that ended badly inside an HTTP 200; asked in this order.
 */
export const lxdDialect: Dialect = {
  ...jsonDialect,
  parseError(response, body) {
    if (response.status >= 400) return describeFailure(response, body);
    if (!isRecord(body)) return undefined;
    if (body['type'] === 'error') return describeLateError(response, body);
    const { metadata } = body;
    if (!isOperation(metadata) || Number(metadata['status_code']) < 400) return undefined;
    return { ...describeOperation(metadata), type: LxdOperationError };
  },
};

function describeFailure(response: RawResponse, body: unknown): ErrorDescription {
  if (!isRecord(body) || typeof body['error'] !== 'string') return describeError(response, body);
  const message = body['error'] || `HTTP ${response.status}`;
  return {
    message,
    code: codeOfMessage(message) ?? codeOfStatus(response.status),
    details: message === 'not authorized' ? ['the server does not trust the certificate of this client'] : [],
  };
}

/**
 * LXD 5.21 and 6 begin to answer a wait with a 200 before they know how it ends, so that a failure, and a wait that
 * ran out of time, come as an error after all.
 */
function describeLateError(response: RawResponse, body: Json): ErrorDescription {
  const message = typeof body['error'] === 'string' && body['error'] !== '' ? body['error'] : 'unknown error';
  const status =
    typeof body['error_code'] === 'number' && body['error_code'] >= 400 ? body['error_code'] : 500;
  if (!isWait(response.url)) return { message, status, code: codeOfMessage(message) ?? codeOfStatus(status) };
  return { message, status, code: codeOfMessage(message) ?? 'OPERATION_FAILED', type: LxdOperationError };
}

function isWait(url: string): boolean {
  return /\/operations\/[^/]+\/wait(?:\?|$)/.test(url);
}
