import { DummyClient } from '@leister/dummy';
import type { FastifyInstance } from 'fastify';
import { expect, test, vi } from 'vitest';
import { createOrchestrator } from '../src/index.js';

vi.mock('../src/http/stopping.js', () => ({
  addStopping: (server: FastifyInstance) => {
    server.addHook('onClose', async () => {
      throw new Error('cannot close');
    });
    return () => false;
  },
}));

test('a server that fails to close leaves neither clouds nor database open', async () => {
  let closed = 0;
  class Watched extends DummyClient {
    override async close(): Promise<void> {
      closed++;
      await super.close();
    }
  }
  const client = new Watched();
  const cloud = { name: 'c', type: 'dummy', title: 'Dummy', host: '127.0.0.1', open: async () => client };
  const orchestrator = await createOrchestrator({ port: 0, log: { level: 'silent' } }, { clouds: [cloud] });
  await orchestrator.listen();
  await expect(orchestrator.close()).rejects.toThrow('cannot close');
  expect(closed).toBe(1);
});
