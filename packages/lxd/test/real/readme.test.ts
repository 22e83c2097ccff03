import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { containerAbsent, containerApply, LxdApi, LxdClient } from '../../src/index.js';
import { describeDaemons, type LxdPeer, uniqueName } from '../support/lxd-peer.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const programs = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, program = '']) => program);

describeDaemons('the README, on a real daemon', (peer) => {
  test('its program of ten lines creates a server and deletes it', async () => {
    const [program = ''] = programs;
    expect(program.trim().split('\n').length).toBeLessThanOrEqual(10);
    const name = uniqueName('readme');
    const printed = await run(program.replaceAll('web-1', name), { LxdClient }, peer);
    expect(printed[0]?.slice(0, 2)).toEqual([name, 'ACTIVE']);
    expect(printed).toContainEqual([name, 'ACTIVE']);
    await expectGone(name);
  }, 60_000);

  test('its program of lxdapi makes a container, stops it and takes it away', async () => {
    const [, program = ''] = programs;
    const name = uniqueName('readme');
    const imported = { containerAbsent, containerApply, LxdApi };
    expect(await run(program.replaceAll('web-2', name), imported, peer)).toEqual([['Stopped'], [true]]);
    await expectGone(name);
  }, 90_000);

  async function expectGone(name: string): Promise<void> {
    const client = new LxdClient({ endpoint: peer.socket });
    await expect(client.getServerDetails(name)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await client.close();
  }
});

/** Runs a program against a peer. Gives what it printed. */
async function run(
  program: string,
  imported: Record<string, unknown>,
  { socket, image }: LxdPeer,
): Promise<unknown[][]> {
  const printed: unknown[][] = [];
  const AsyncFunction = (async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const body = program
    .replace(/^import .*\n/, '')
    // The only type that a program here names.
    .replace('<{ status: string }>', '');
  const names = [...Object.keys(imported), 'console', 'process'];
  const env = { LXD_SOCKET: socket, IMAGE: image };
  const print = { log: (...words: unknown[]) => printed.push(words) };
  await new AsyncFunction(...names, body)(...Object.values(imported), print, { env });
  return printed;
}
