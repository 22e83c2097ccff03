import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LxdClient } from '../../src/index.js';
import { describeDaemons, uniqueName } from '../support/lxd-peer.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describeDaemons('the README, on a real daemon', (peer) => {
  test('its program of ten lines creates a server and deletes it', async () => {
    const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(program.trim().split('\n').length).toBeLessThanOrEqual(10);
    const name = uniqueName('readme');
    const body = program
      .replace(/^import .*\n/, '')
      .replaceAll('web-1', name)
      .replace('/var/lib/lxd/unix.socket', peer.socket)
      .replace('ubuntu:22.04', peer.image);
    const printed: unknown[][] = [];
    const AsyncFunction = (async () => undefined).constructor as new (
      ...parts: string[]
    ) => (client: typeof LxdClient, console: object) => Promise<void>;
    await new AsyncFunction('LxdClient', 'console', body)(LxdClient, {
      log: (...words: unknown[]) => printed.push(words),
    });
    expect(printed[0]?.slice(0, 2)).toEqual([name, 'ACTIVE']);
    expect(printed).toContainEqual([name, 'ACTIVE']);
    const client = new LxdClient({ endpoint: peer.socket });
    await expect(client.getServerDetails(name)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await client.close();
  }, 60_000);
});
