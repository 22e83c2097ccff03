import { ClientError, type FailedRequest } from './client-error.js';
import { describeError } from './describe-error.js';
import { decodeText, type ErrorDescription, type RawResponse } from './dialect.js';
import type { Redactor } from './redactor.js';

/** How the answers to one request are read and told of. */
export interface AnswerReader {
  parseBody(response: RawResponse): unknown;
  parseError(response: RawResponse, body: unknown): ErrorDescription | undefined;
  /** For an error; not asked otherwise. */
  request(): FailedRequest;
  redactor: Redactor;
}

/** A message is cut here: an error must stay readable whatever a proxy in between answers. */
const longestMessage = 2_000;

/** @throws ClientError for what the answer says went wrong, under whatever status, and for one that cannot be read */
export function readAnswer(response: RawResponse, succeeded: boolean, reader: AnswerReader): unknown {
  const { status, bytes } = response;
  let body: unknown;
  let fault: ErrorDescription | undefined;
  try {
    body = reader.parseBody(response);
    // A fault may hide inside an HTTP 200, but a failure that the caller counts as success (404 for "no") is none.
    if (succeeded && status >= 400) return body;
    fault = reader.parseError(response, body);
  } catch (error) {
    if (error instanceof ClientError) throw error;
    if (succeeded) throw unreadable(response, reader);
  }
  if (!fault && succeeded) return body;
  fault ??= describeError(response, body);
  const Type = fault.type ?? ClientError;
  throw new Type(printed(readable(fault.message, status), reader.redactor), {
    // What the server said counts; a status of the fault's own does where HTTP told of no failure.
    status: status >= 400 ? status : (fault.status ?? status),
    ...(fault.code && { code: fault.code }),
    details: (fault.details ?? []).map((detail) => printed(detail, reader.redactor)),
    body: body ?? bytes,
    request: reader.request(),
  });
}

function unreadable(response: RawResponse, reader: AnswerReader): ClientError {
  const type = response.headers['content-type'] ?? 'no content type';
  const { message, details = [] } = describeError(response, decodeText(response));
  const prose = [message, ...details].filter(isProse).map((detail) => printed(detail, reader.redactor));
  return new ClientError(`the answer cannot be read (${printed(type, reader.redactor)})`, {
    status: response.status,
    code: 'PARSE',
    details: prose.length > 0 ? prose : [`it has ${response.bytes.length} bytes`],
    body: response.bytes,
    request: reader.request(),
  });
}

/**
 * Whether a text is for people. Spoilt data is not told: what came with a success may hold a secret, under a name too
 * spoilt to know it by.
 */
function isProse(text: string): boolean {
  return !/["{[]/.test(text);
}

/** Data that are no text any more (U+FFFD stands for what is none) may hold a secret likewise. */
function readable(message: string, status: number): string {
  const isSpoilt = message.includes('\uFFFD') && !isProse(message);
  return isSpoilt ? `the answer has the status ${status}, and its body cannot be read` : message;
}

/** For an answer that was read, and then turned out to be another than the API promises. */
export function misread(
  { status, body, request }: { status: number; body: unknown; request: FailedRequest },
  error: unknown,
  redactor: Redactor,
): ClientError {
  const { message, code, details, request: known } = ClientError.from(error);
  if (error instanceof ClientError && (known || code !== 'PARSE')) return error;
  return new ClientError(printed(message, redactor), { status, code: 'PARSE', details, body, request });
}

/** Masked before it is cut: half a secret would not be known for one. */
function printed(text: string, redactor: Redactor): string {
  const masked = redactor.text(text);
  return masked.length > longestMessage ? masked.slice(0, longestMessage) + '…' : masked;
}
