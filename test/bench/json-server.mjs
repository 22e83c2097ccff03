// A loopback server in a process of its own, so that its work is not counted as the client's.
import { createServer } from 'node:http';

const server = {
  id: 'f3b1',
  name: 'web',
  status: 'ACTIVE',
  metadata: { role: 'front' },
  addresses: { lan: ['10.0.0.7'] },
};
const document = Buffer.from(
  JSON.stringify({ servers: Array.from({ length: 40 }, (_, i) => ({ ...server, id: `f3b${i}` })) }),
);
const page = Number(process.argv[2] ?? 0);

createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (page === 0) return response.end(document);
  const { searchParams } = new URL(request.url, 'http://localhost');
  const start = Number(searchParams.get('marker') ?? -1) + 1;
  const total = Number(request.headers['x-total']);
  const servers = Array.from({ length: Math.min(page, total - start) }, (_, i) => ({
    ...server,
    id: String(start + i),
  }));
  const href = `http://${request.headers.host}/v2.1/servers/detail?marker=${start + page - 1}`;
  const links = start + page < total ? { servers_links: [{ rel: 'next', href }] } : {};
  response.end(JSON.stringify({ servers, ...links }));
}).listen(0, '127.0.0.1', function () {
  process.send(this.address().port);
});
