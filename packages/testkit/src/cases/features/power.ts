import assert from 'node:assert/strict';
import { settle } from '../../rejections.js';
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

  ofFeature('shelve', 'a server is put away and brought back', async (bench) => {
    const { client } = bench;
    const { id } = await bench.createActive();
    assertRaw(await client.shelveServer(id), 'the answer to shelveServer');
    await bench.until(id, ['SHELVED', 'SHELVED_OFFLOADED']);
    // Clouds may set the machine free by themselves, and then there is nothing to do.
    const offload = await settle('shelveOffloadServer', () => client.shelveOffloadServer(id));
    if ('error' in offload) assert.equal(offload.error.code, 'CONFLICT', 'the error of shelveOffloadServer');
    else assertRaw(offload.value, 'the answer to shelveOffloadServer');
    await bench.until(id, 'SHELVED_OFFLOADED');
    assertRaw(await client.unshelveServer(id), 'the answer to unshelveServer');
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('lock', 'a server is held fast and let go', async (bench) => {
    const { client } = bench;
    const { id } = await bench.createActive();
    assertRaw(await client.lockServer(id), 'the answer to lockServer');
    bench.cleanup.add(() => settle('clean-up', () => client.unlockServer(id)));
    assert.notEqual((await client.getServerDetails(id)).locked, false, 'the server is not locked');
    assertRaw(await client.unlockServer(id), 'the answer to unlockServer');
    assert.notEqual((await client.getServerDetails(id)).locked, true, 'the server is still locked');
  }),
];
