import { finished, Readable } from 'node:stream';
import { keepCookies } from './authorization.js';
import { countBytes, countParts } from './body.js';
import { CallerFailure, callersOwn } from './caller-failure.js';
import { type ClientError, invalidArgument } from './client-error.js';
import type { OutgoingRequest } from './credentials.js';
import type { Exchange } from './exchange.js';
import { errorCodeOf, failureToClientError, isUnreadable, unwrapped } from './failure.js';
import type { AnswerHead, TransportRequest, TransportResponse } from './transport.js';
import type { LoggedExchange } from './wire-log.js';

/** How one attempt ended. */
export type Outcome =
  | { response: TransportResponse; error?: never; errorCode?: never }
  | { response?: never; error: ClientError; errorCode: string };

/** Sends the request of a call once, and logs what came of it. Rejects only for what the log throws. */
export async function sendOnce(call: Exchange, outgoing: OutgoingRequest): Promise<Outcome> {
  const outcome = await attempt(call, outgoing);
  try {
    log(call, outgoing, outcome);
  } catch (error) {
    // Nobody will read an answer whose call has failed.
    discard(outcome.response);
    throw error;
  }
  return outcome;
}

async function attempt(call: Exchange, outgoing: OutgoingRequest): Promise<Outcome> {
  let source: Uint8Array | Readable | undefined;
  let head: AnswerHead | undefined;
  let response: TransportResponse | undefined;
  try {
    source = openBody(call);
    const { timeouts, signal, stream, decompress, onReceived } = call;
    const transport = call.transportFor(call.target);
    const onHead: TransportRequest['onHead'] = (received) => {
      head = received;
      return onReceived && call.isSuccess(head.status) ? countParts(head.headers, onReceived) : undefined;
    };
    const { method, url, headers } = outgoing;
    const sent = { method, url, headers, body: source, timeouts, signal, stream, decompress, onHead };
    response = await transport.send(sent);
    await keepCookies(call, response);
    return { response: call.isSuccess(response.status) ? response : await whole(response) };
  } catch (error) {
    if (source instanceof Readable) source.destroy();
    discard(response);
    const errorCode = call.signal?.aborted ? '' : errorCodeOf(unwrapped(error));
    const failed = response ?? head;
    // What went wrong is known from the status, whatever a body that cannot be unpacked would have said.
    if (failed && !call.isSuccess(failed.status) && isUnreadable(errorCode))
      return { response: { ...failed, body: new Uint8Array() } };
    return { error: toClientError(error, call), errorCode };
  }
}

function discard(response: TransportResponse | undefined): void {
  if (response?.body instanceof Readable) response.body.destroy();
}

function log(
  call: Exchange,
  { method, headers: requestHeaders }: OutgoingRequest,
  { response, error }: Outcome,
): void {
  if (!call.log) return;
  const { body, target } = call;
  const exchanged: LoggedExchange = {
    method,
    url: target.printed,
    requestHeaders,
    requestBody: body && (body.bytes ?? 'stream'),
  };
  if (error) exchanged.failure = error.message;
  else
    exchanged.response = { ...response, body: response.body instanceof Readable ? 'stream' : response.body };
  call.log.write(exchanged);
}

/** An answer that was read to its end. */
export type Answer = TransportResponse & { body: Uint8Array };

/** Errors and redirects are read to the end even when a stream was asked for: their body is a message. */
export async function whole(response: TransportResponse): Promise<Answer> {
  const { body } = response;
  if (!(body instanceof Readable)) return { ...response, body };
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk as Uint8Array);
  return { ...response, body: Buffer.concat(chunks) };
}

function openBody({ body, onSent }: Exchange): Uint8Array | Readable | undefined {
  if (!body) return undefined;
  const source = callersOwn(() => body.open());
  if (source instanceof Uint8Array) return source;
  if (!(source instanceof Readable)) throw invalidArgument('the factory of a body gave no stream');
  const counted = countBytes(body.length, onSent, body.length);
  // Also for one that was used up or closed before, which would never end.
  finished(source, { writable: false }, (error) => error && counted.destroy(new CallerFailure(error)));
  counted.once('close', () => source.destroy());
  return source.pipe(counted);
}

export function toClientError(error: unknown, call: Exchange): ClientError {
  return failureToClientError(unwrapped(error), {
    request: { method: call.method, printed: call.target.printed },
    signal: call.signal,
    place: placeOf(call),
    redactor: call.redactor,
  });
}

/** Whom a request was sent to, as people name it: another server than the client's own after a redirect. */
function placeOf({ endpoint, target }: Exchange): string {
  if (!target.ownOrigin) return new URL(target.url).origin;
  return endpoint.socketPath ?? endpoint.printedOrigin;
}
