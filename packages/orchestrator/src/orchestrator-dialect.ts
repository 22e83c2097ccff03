import { isRecord } from '@leister/compute';
import {
  decodeText,
  describeError,
  type Dialect,
  type ErrorDescription,
  jsonDialect,
  type RawResponse,
} from '@leister/rest';
import { codeOf, hintsOf, isNothingHere } from './error-kinds.js';
import { OrchestratorError } from './orchestrator-error.js';

/**
 * How the Orchestrator speaks: JSON; errors as `{"message": ..., "status": "error", "status_code": ...}`, those of a 404
 * shorter, those of its web server as pages. What has no GET answers the text `Dev` with 200.
 */
export const orchestratorDialect: Dialect = {
  ...jsonDialect,
  parseBody(response) {
    // No more than a few bytes can be that text.
    const text = response.bytes.length < 16 ? decodeText(response) : '';
    return isNothingHere(text) ? text : jsonDialect.parseBody(response);
  },
  parseError(response, body) {
    if (response.status >= 400) return describe(response, body, response.status);
    if (typeof body === 'string' && isNothingHere(body)) {
      const message = 'the Orchestrator has nothing at this address: it answers "Dev"';
      return { message, type: OrchestratorError };
    }
    if (!isRecord(body) || body['status'] !== 'error') return undefined;
    const { status_code: status } = body;
    return describe(response, body, typeof status === 'number' && status >= 400 ? status : 500);
  },
};

function describe(response: RawResponse, body: unknown, status: number): ErrorDescription {
  const { message, details = [] } = describeError(response, body);
  const failure = { message, status, url: response.url, body };
  const code = codeOf(failure);
  return {
    message,
    status,
    details: [...details, ...hintsOf(failure)],
    type: OrchestratorError,
    ...(code && { code }),
  };
}
