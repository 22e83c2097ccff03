import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedExchange } from './case.js';

/** A request as it arrived. */
export interface SeenRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: string;
}

export interface ScriptedServer {
  host: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** Answers the first request with the first recorded answer, and so on; 500 when the script is at its end. */
export async function scriptedServer(
  exchanges: readonly RecordedExchange[],
  fixtures: Readonly<Record<string, unknown>>,
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void receive(request).then((arrived) => {
      const exchange = exchanges[seen.length];
      seen.push(arrived);
      const { status = 500, reason, headers = {}, body } = exchange?.response ?? {};
      const host = request.headers.host ?? '';
      const text = encode(body, fixtures).replaceAll('HOST', host);
      const type = typeof body === 'string' || text === '' ? {} : { 'content-type': 'application/json' };
      const told = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('HOST', host)]);
      response.writeHead(status, reason, { ...type, ...Object.fromEntries(told) });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { method: request.method ?? '', path, query, headers, body: Buffer.concat(chunks).toString() };
}

function encode(body: unknown, fixtures: Readonly<Record<string, unknown>>): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (typeof body === 'object' && '$fixture' in body) return JSON.stringify(fixtures[String(body.$fixture)]);
  return JSON.stringify(body);
}
