/** A request as it came over the wire. */
export interface ReceivedRequest {
  method: string;
  path: string;
  /** Request line and headers, as sent. */
  head: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** An answer before it is put on the wire. */
export interface Answer {
  status: number;
  reason: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

const headEnd = '\r\n\r\n';

/** The head of the first request in the bytes, once all of it is there. */
export function requestHead(bytes: Buffer): string | undefined {
  const end = bytes.indexOf(headEnd);
  return end < 0 ? undefined : bytes.toString('latin1', 0, end);
}

/** The first request in the bytes and what comes after it; undefined while it is not whole. */
export function takeRequest(bytes: Buffer): { request: ReceivedRequest; rest: Buffer } | undefined {
  const head = requestHead(bytes);
  if (head === undefined) return undefined;
  const [requestLine = '', ...lines] = head.split('\r\n');
  const [method = '', path = ''] = requestLine.split(' ');
  const headers = Object.fromEntries(lines.map(splitHeader));
  const after = bytes.subarray(head.length + headEnd.length);
  const taken =
    headers['transfer-encoding'] === 'chunked'
      ? takeChunks(after)
      : takeLength(after, Number(headers['content-length'] ?? 0));
  return taken && { request: { method, path, head, headers, body: taken.body }, rest: taken.rest };
}

/** The head of an answer as it goes over the wire, the empty line included. */
export function encodeHead({ status, reason, headers }: Answer): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n`, 'latin1');
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, json: unknown, headers: Record<string, string> = {}): Answer {
  const body = Buffer.from(JSON.stringify(json));
  return {
    status,
    reason: 'OK',
    headers: { 'content-type': 'application/json', ...headers, 'content-length': String(body.length) },
    body,
  };
}

/** Whether an answer may have a body at all, whatever its headers say (RFC 9110, 6.4.1). */
export function mayHaveBody(method: string, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}

interface Taken {
  body: Buffer;
  rest: Buffer;
}

function takeLength(bytes: Buffer, length: number): Taken | undefined {
  return bytes.length < length
    ? undefined
    : { body: bytes.subarray(0, length), rest: bytes.subarray(length) };
}

function takeChunks(bytes: Buffer): Taken | undefined {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const lineEnd = rest.indexOf('\r\n');
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(rest.toString('latin1', 0, lineEnd), 16);
    const chunk = takeLength(rest.subarray(lineEnd + 2), size + 2);
    if (!chunk) return undefined;
    rest = chunk.rest;
    if (size === 0) return { body: Buffer.concat(chunks), rest };
    chunks.push(chunk.body.subarray(0, size));
  }
}

function splitHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
