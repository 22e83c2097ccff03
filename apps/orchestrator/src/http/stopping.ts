import type { FastifyInstance } from 'fastify';

/**
 * Has a server that stops tell so with each answer: its connection is closed then, where it would be kept for more.
 *
 * @returns whether the server stops
 */
export function addStopping(server: FastifyInstance): () => boolean {
  let stopping = false;
  server.addHook('preClose', async () => {
    stopping = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (stopping) void reply.header('connection', 'close');
  });
  return () => stopping;
}
