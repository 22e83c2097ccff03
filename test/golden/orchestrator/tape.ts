import { startRaw } from '../../support/loopback.js';
import type { RecordedExchange } from './exchange.js';

/** A request as it arrived. Names of headers are in lower case. */
export interface ReceivedText {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A server that answers the first request with the bytes recorded, its version of HTTP included. */
export interface Tape {
  url: string;
  seen: ReceivedText[];
  close(): Promise<void>;
}

export async function startTape(recorded: RecordedExchange['response']): Promise<Tape> {
  const seen: ReceivedText[] = [];
  const server = await startRaw((socket) => {
    let received = '';
    socket.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1');
      const request = parse(received);
      if (!request) return;
      received = '';
      seen.push(request);
      // No more than one answer is recorded.
      socket.end(seen.length === 1 ? answer(recorded, server.url) : answer(after, server.url));
    });
  });
  return { url: server.url, seen, close: () => server.close() };
}

const after: RecordedExchange['response'] = {
  status: 200,
  reason: 'OK',
  httpVersion: '1.0',
  headers: [['Content-Type', 'application/json']],
  body: '{"status": "ok"}',
};

function answer(
  { httpVersion, status, reason, headers, body }: RecordedExchange['response'],
  here: string,
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value.replace(/^http:\/\/[\w.]+:\d+/, here)}`);
  return [`HTTP/${httpVersion} ${status} ${reason}`, ...lines, '', body].join('\r\n');
}

/** A request that has arrived as a whole. */
function parse(text: string): ReceivedText | undefined {
  const [, head = '', body = ''] = /^(.*?)\r\n\r\n(.*)$/s.exec(text) ?? [];
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  if (head === '' || body.length < Number(headers['content-length'] ?? 0)) return undefined;
  const [method = '', path = ''] = first.split(' ');
  return { method, path, headers, body: Buffer.from(body, 'latin1').toString() };
}
