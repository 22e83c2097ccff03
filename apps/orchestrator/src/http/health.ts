import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** For whoever watches over the server: whether it answers, and what it has done. Neither asks a cloud anything. */
export function addHealth(server: FastifyInstance, metrics: Metrics, isStopping: () => boolean): void {
  server.get('/health', async (_request, reply) => {
    const stopping = isStopping();
    return reply.code(stopping ? 503 : 200).send({ status: stopping ? 'stopping' : 'ok' });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
}
