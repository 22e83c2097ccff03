import { isRecord } from '@leister/rest';
import type { Answer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import type { ApiRequest } from '../http/api-request.js';
import { readJson } from '../http/body.js';
import type { Services } from './services.js';
import { VMManageAPI } from './vm-manage-api.js';

/** Gives tokens to users. */
export class AuthAPI extends VMManageAPI {
  override async post(request: ApiRequest): Promise<Answer> {
    const body = readJson(request);
    if (!isRecord(body)) throw new ApiError(500, 'the body should be an object');
    const { username, password } = body;
    const isGiven = typeof username === 'string' && typeof password === 'string';
    const token = isGiven ? await this.services.users.logIn(username, password) : undefined;
    if (token === undefined) throw forbidden();
    return { status: 'ok', status_code: 200, token };
  }
}

/**
 * Lets only those through who have a token that counts.
 *
 * @throws ApiError 403
 */
export async function checkToken(request: ApiRequest, { users }: Services): Promise<void> {
  const token = tokenOf(request);
  if (token === undefined || (await users.whose(token)) === undefined) throw forbidden();
}

/** In the body, else in the query, else in a header: a bad one is not saved by a good one further on. */
function tokenOf({ body, query, headers }: ApiRequest): string | undefined {
  const token = inBody(body) ?? query['auth_token'] ?? headers['x-auth-token'];
  return typeof token === 'string' ? token : undefined;
}

function inBody(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  try {
    const parsed = JSON.parse(Buffer.from(body).toString()) as unknown;
    return isRecord(parsed) ? parsed['auth_token'] : undefined;
  } catch {
    return undefined;
  }
}

function forbidden(): ApiError {
  return new ApiError(403, 'Forbidden');
}
