import { CallerFailure } from './caller-failure.js';
import { invalidArgument } from './client-error.js';
import type { CookieJar } from './cookies.js';
import type { OutgoingRequest } from './credentials.js';
import { abortable } from './deadline.js';
import type { Exchange } from './exchange.js';
import { isHeaderValue } from './headers.js';
import type { TransportResponse } from './transport.js';

/** Adds what the jar and the credentials have for the endpoint's own origin; gives the token used. */
export async function authorize(call: Exchange, outgoing: OutgoingRequest): Promise<string | undefined> {
  if (!call.target.ownOrigin) return undefined;
  if (call.cookieJar) await addCookies(call.cookieJar, call, outgoing);
  const before = { ...outgoing.headers };
  const token = await asked(call, () => call.authorize(outgoing));
  // On its own, too: a header may hold more than the token.
  for (const secret of [token, ...call.secrets()]) call.redactor.add(secret);
  for (const [name, value] of Object.entries(outgoing.headers)) {
    if (before[name] === value) continue;
    call.redactor.add(value);
    call.redactor.addHeader(name, value);
    if (!isHeaderValue(value)) throw invalidArgument(`the credentials give no value for the header ${name}`);
  }
  return token;
}

/**
 * After a 401: true when the request may be sent again. A late 401 for a token that is not the current one any more
 * needs no renewal: the next round sends the new one.
 */
export async function refresh(
  call: Exchange,
  { method, url }: OutgoingRequest,
  refusedToken: string | undefined,
): Promise<boolean> {
  const current = await asked(call, () => call.authorize({ method, url, headers: {} }));
  return current !== refusedToken || asked(call, () => call.renew(refusedToken));
}

export async function keepCookies(call: Exchange, response: TransportResponse): Promise<void> {
  const { cookieJar, target } = call;
  if (!cookieJar || !target.ownOrigin) return;
  for (const cookie of response.headers['set-cookie'] ?? []) {
    call.redactor.addHeader('cookie', cookie.split(';', 1)[0] ?? '');
    // A cookie that the jar refuses (foreign domain, bad syntax) is no failure of the request.
    const kept = (async () => cookieJar.setCookie(cookie, target.url))().catch(() => undefined);
    await abortable(kept, call.signal);
  }
}

async function addCookies(jar: CookieJar, call: Exchange, { headers }: OutgoingRequest): Promise<void> {
  let kept: string;
  try {
    kept = await abortable(jar.getCookieString(call.target.url), call.signal);
  } catch (error) {
    throw call.signal?.aborted ? error : new CallerFailure(error, 'the cookie jar failed');
  }
  if (kept === '') return;
  const { cookie: own } = headers;
  headers['cookie'] = own === undefined ? kept : `${own}; ${kept}`;
  call.redactor.addHeader('cookie', kept);
}

/** Asks the credentials, for no longer than the call may last. */
async function asked<T>(call: Exchange, ask: () => Promise<T> | T): Promise<T> {
  try {
    return await abortable(ask(), call.signal);
  } catch (error) {
    throw call.signal?.aborted ? error : new CallerFailure(error, 'the credentials failed', 'UNAUTHORIZED');
  }
}
