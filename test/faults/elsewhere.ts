import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { page } from './misbehaviours.js';

/** Another server than the one that clients were told of. */
export interface Elsewhere {
  origin: string;
  /** All that it was ever sent. */
  received(): string;
  openConnections(): number;
  close(): Promise<void>;
}

/** A server that clients are led to; it answers with a page to log in on. */
export async function startElsewhere(): Promise<Elsewhere> {
  let received = '';
  let open = 0;
  const server = createServer((request, response) => {
    const { status, headers, body } = page(200)({ request: { head: '', body: Buffer.alloc(0) } });
    request.on('data', (chunk: Buffer) => (received += chunk.toString()));
    received += `${request.method} ${request.url}\n${JSON.stringify(request.rawHeaders)}\n`;
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.on('connection', (socket) => {
    open++;
    socket.once('close', () => open--);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    openConnections: () => open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
