import { isDeepStrictEqual } from 'node:util';
import { OrchestratorClient, orchestratorDialect, OrchestratorError } from '@leister/orchestrator';
import { ClientError, RestClient } from '@leister/rest';
import { type ReceivedText, startTape } from './tape.js';
import { headerOf, jsonOf, type RecordedExchange } from './exchange.js';
import { callFor, type ExchangeCall } from './client-calls.js';
import type { Verdict } from '../replay-case.js';

/**
 * Has our client send a recorded request, to a server that answers with the bytes recorded, and compares what was sent
 * and what was made of the answer. A request that no method sends (another verb, a broken body) is sent as it was.
 *
 * @param expected what it is compared with
 */
export async function readExchange(
  exchange: RecordedExchange,
  expected: RecordedExchange = exchange,
): Promise<Verdict> {
  const tape = await startTape(exchange.response);
  const known = callFor(exchange);
  const token = headerOf(exchange.request.headers, 'x-auth-token');
  const { origin, version, path } = addressOf(exchange, tape.url);
  const options = { retry: false, proxy: false } as const;
  const client = new OrchestratorClient({ ...options, endpoint: origin, version, token });
  const bare = new RestClient({ ...options, endpoint: tape.url, dialect: orchestratorDialect });
  try {
    const outcome = await settle(
      known ? known.call(client) : sendAsIs(path === undefined ? bare : client, exchange, path),
    );
    const differences = [
      ...compareSent(expected, known, tape.seen),
      ...compareOutcome(expected, known, outcome),
    ];
    return differences.length === 0 ? { outcome: 'pass' } : { outcome: 'fail', differences };
  } finally {
    await client.close();
    await bare.close();
    await tape.close();
  }
}

/** The part of a path below the API; undefined for one that is not of the API. */
function addressOf(
  { request }: RecordedExchange,
  origin: string,
): { origin: string; version: string; path?: string } {
  const [, version, path] = /^\/api\/(v\d+)(\/.*)?$/.exec(request.path) ?? [];
  return version === undefined ? { origin, version: 'v1' } : { origin, version, path: path ?? '' };
}

async function sendAsIs(client: RestClient, exchange: RecordedExchange, path?: string): Promise<unknown> {
  const { method, body } = exchange.request;
  const type = headerOf(exchange.request.headers, 'content-type');
  const { body: read } = await client.request(method as 'GET', path ?? exchange.request.path, {
    headers: { 'content-type': type, cookie: headerOf(exchange.request.headers, 'cookie') },
    ...(body !== null && { body: Buffer.from(body) }),
  });
  return read;
}

function compareSent(
  exchange: RecordedExchange,
  known: ExchangeCall | undefined,
  seen: readonly ReceivedText[],
): string[] {
  const { request, response } = exchange;
  const { path = request.path, json = jsonOf(request.body) } = known?.sends ?? {};
  const [sent, next] = seen;
  if (!sent) return ['nothing was sent'];
  const differences: string[] = [];
  if (sent.method !== request.method || decodeURI(sent.path) !== decodeURI(path))
    differences.push(`${sent.method} ${sent.path}, not ${request.method} ${path}`);
  const isSame =
    json === undefined ? sent.body === (request.body ?? '') : isDeepStrictEqual(jsonOf(sent.body), json);
  if (!isSame) differences.push(`body ${sent.body}, not ${JSON.stringify(json ?? request.body)}`);
  if (sent.headers['x-auth-token'] !== headerOf(exchange.request.headers, 'x-auth-token'))
    differences.push('another token');
  if (known && request.method !== 'GET' && sent.headers['content-type'] !== 'application/json')
    differences.push(`a body of type ${sent.headers['content-type']}`);
  const isRedirect = response.status >= 300 && response.status < 400;
  if (isRedirect && next === undefined) differences.push('the redirect is not followed');
  if (!isRedirect && seen.length > 1) differences.push(`${seen.length} requests`);
  return differences;
}

type Settled = { value: unknown } | { error: unknown };

async function settle(call: PromiseLike<unknown>): Promise<Settled> {
  try {
    return { value: await call };
  } catch (error) {
    return { error };
  }
}

function compareOutcome(
  { request, response }: RecordedExchange,
  known: ExchangeCall | undefined,
  outcome: Settled,
): string[] {
  const { status } = response;
  const body = request.method === 'HEAD' ? undefined : jsonOf(response.body);
  // What comes after a redirect is not recorded.
  if (status >= 300 && status < 400) return [];
  if (status < 400 && (body !== undefined || response.body === ''))
    return compareSuccess(body, known, outcome);
  if (status < 400 && 'value' in outcome && response.body === 'Dev') return [];
  if (!('error' in outcome)) return [`succeeds: ${JSON.stringify(outcome.value)}`];
  return compareError(response, outcome.error);
}

function compareSuccess(body: unknown, known: ExchangeCall | undefined, outcome: Settled): string[] {
  if ('error' in outcome) return [`rejects: ${String(outcome.error)}`];
  const [actual, wanted] = [rawOf(outcome.value), wantedOf(body, known?.gives ?? 'anything')];
  return isDeepStrictEqual(actual, wanted)
    ? []
    : [`gives ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`];
}

function wantedOf(body: unknown, gives: ExchangeCall['gives']): unknown {
  if (typeof gives === 'string') return gives === 'token' ? { token: fieldOf(body, 'token') } : body;
  if ('one' in gives) return fieldOf(body, gives.one);
  const list = fieldOf(body, gives.list);
  // An empty list is written as an empty object.
  return Array.isArray(list) ? list : [];
}

function fieldOf(body: unknown, name: string): unknown {
  return (body as Record<string, unknown> | undefined)?.[name];
}

/** What our results keep of what came. */
function rawOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rawOf);
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : value;
}

function compareError({ status, body }: RecordedExchange['response'], error: unknown): string[] {
  if (!(error instanceof ClientError))
    return [`rejects with something else than ClientError: ${String(error)}`];
  const differences = error.status === status ? [] : [`status ${error.status}, not ${status}`];
  // A text of a success that is no answer of the API: there is nothing to say but that.
  if (status < 400)
    return error.code === 'PARSE' ? differences : [...differences, `code ${error.code}, not PARSE`];
  if (!(error instanceof OrchestratorError))
    return [...differences, `is no OrchestratorError: ${error.name}`];
  const told = jsonOf(body) as Record<string, unknown> | undefined;
  const { message, statusCode, shortMessage, longMessage } = error;
  const fields = {
    message,
    status_code: statusCode,
    status_short_message: shortMessage,
    status_long_message: longMessage,
  };
  for (const [name, value] of Object.entries(fields)) {
    // A message is one line here.
    const wanted = typeof told?.[name] === 'string' ? told[name].replace(/\s+/g, ' ') : told?.[name];
    if (told && wanted !== value)
      differences.push(`${name} ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`);
  }
  const title = /<title>(.*?)<\/title>/s.exec(body)?.[1];
  if (!told && title !== undefined && message !== title) differences.push(`message ${message}, not ${title}`);
  return differences;
}
