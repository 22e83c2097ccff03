import assert from 'node:assert/strict';
import { assertRaw } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** On, off, and in between. */
export const powerCases: CaseDefinition[] = [
  ofFeature('power', 'a server is shut down and started', async (bench) => {
    const { id } = await bench.sharedServer();
    assertRaw(await bench.client.shutdownServer(id), 'the answer to shutdownServer');
    await bench.until(id, 'SHUTOFF');
    const listed = await bench.client.listServers({ status: 'STOPPED' });
    assert.ok(
      listed.some((server) => server.id === id),
      'a stopped server is not listed under STOPPED',
    );
    assertRaw(await bench.client.startServer(id), 'the answer to startServer');
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('reboot', 'a server is rebooted, softly and hard', async (bench) => {
    const { id } = await bench.sharedServer();
    for (const hard of [false, true]) {
      assertRaw(await bench.client.rebootServer(id, hard), 'the answer to rebootServer');
      await bench.until(id, 'ACTIVE');
    }
  }),

  ofFeature('pause', 'a server is held and let go', async (bench) => {
    const { id } = await bench.sharedServer();
    assertRaw(await bench.client.pauseServer(id), 'the answer to pauseServer');
    await bench.until(id, 'PAUSED');
    assertRaw(await bench.client.unpauseServer(id), 'the answer to unpauseServer');
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('suspend', 'a server is suspended and resumed', async (bench) => {
    const { id } = await bench.sharedServer();
    assertRaw(await bench.client.suspendServer(id), 'the answer to suspendServer');
    await bench.until(id, 'SUSPENDED');
    assertRaw(await bench.client.resumeServer(id), 'the answer to resumeServer');
    await bench.until(id, 'ACTIVE');
  }),
];
