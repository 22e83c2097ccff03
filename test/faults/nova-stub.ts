import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { novaAnswer } from './nova-answers.js';

export interface NovaStub {
  port: number;
  close(): Promise<void>;
}

/**
 * A Nova with two servers, on loopback, to stand behind the fault proxy. The first look at a server finds it in BUILD,
 * so that waits have something to wait for.
 */
export async function startNovaStub(): Promise<NovaStub> {
  let looks = 0;
  const server = createServer((request, response) => {
    void receiveText(request).then((body) => {
      const { method = '', url = '' } = request;
      const answer = novaAnswer(method, url, body, request.headers.host ?? '');
      const building = /\/servers\/(?:detail|\w+)$/.test(url) && method === 'GET' && ++looks === 1;
      const sent = building
        ? Buffer.from(String(answer.body).replaceAll('"ACTIVE"', '"BUILD" '))
        : answer.body;
      response.writeHead(answer.status, answer.reason, answer.headers);
      response.end(sent);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receiveText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
