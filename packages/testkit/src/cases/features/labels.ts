import assert from 'node:assert/strict';
import { assertRejects } from '../../rejections.js';
import { assertRaw, assertShape, assertStrings } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

const [key, other] = ['contract-a', 'contract-b'];

/** What a server is called and what is written on it. */
export const labelCases: CaseDefinition[] = [
  ofFeature('rename', 'a server gets another name', async (bench) => {
    const { client } = bench;
    const server = await bench.createActive();
    // Some clouds rename only what is off.
    if (client.supports('power')) {
      await client.shutdownServer(server.id);
      await bench.until(server.id, 'SHUTOFF');
    }
    const { name } = await bench.newServer();
    const renamed = await client.updateServerName(server.id, name);
    bench.deleteLater(renamed.id);
    assertShape('server', renamed, 'the renamed server');
    assert.equal(renamed.name, name);
    assert.equal((await client.getServerDetails(renamed.id)).name, name);
    assert.equal((await client.findServer(name)).id, renamed.id);
    await assertRejects('findServer by the old name', 'NOT_FOUND', () => client.findServer(server.name));
  }),

  ofFeature('metadata', 'keys are set, changed, read and deleted one by one', async (bench) => {
    const { client } = bench;
    const { id } = await bench.sharedServer();
    const before = await client.getServerMetadata(id);
    assertStrings(before, 'the metadata');
    assert.deepEqual(await client.createServerMetadata(id, { key, value: 'ä 1' }), { [key]: 'ä 1' });
    const all = { ...before, [key]: 'ä 2', [other]: 'x: "y"' };
    assert.deepEqual(await client.updateServerMetadata(id, { [key]: 'ä 2', [other]: 'x: "y"' }), all);
    assert.deepEqual(
      await client.updateServerMetadata(id, { [other]: 'x: "y"' }),
      all,
      'an update replaced the rest',
    );
    assert.deepEqual(await client.getServerMetadata(id), all);
    assert.deepEqual(await client.getServerMetadata(id, key), { [key]: 'ä 2' });
    assert.deepEqual((await client.getServerDetails(id)).metadata, all, 'the details tell other metadata');
    for (const name of [key, other]) assertRaw(await client.deleteServerMetadata(id, name), 'the answer');
    assert.deepEqual(await client.getServerMetadata(id), before);
    await assertRejects('getServerMetadata', 'NOT_FOUND', () => client.getServerMetadata(id, key));
    await assertRejects('deleteServerMetadata', 'NOT_FOUND', () => client.deleteServerMetadata(id, key));
  }),

  ofFeature('tags', 'tags are put on, found, replaced and taken off', async (bench) => {
    const { client } = bench;
    const { id } = await bench.sharedServer();
    const tags = async (): Promise<string[]> => [...(await client.listTags(id))].sort();
    await client.deleteTags(id);
    assert.deepEqual(await tags(), []);
    assertRaw(await client.addTag(id, 'red'), 'the answer to addTag');
    await client.addTag(id, 'red');
    await client.addTag(id, 'blue');
    assert.deepEqual(await tags(), ['blue', 'red']);
    assert.equal(await client.checkTagExists(id, 'red'), true);
    assert.equal(await client.checkTagExists(id, 'green'), false);
    assertRaw(await client.deleteTag(id, 'red'), 'the answer to deleteTag');
    assert.equal(await client.checkTagExists(id, 'red'), false);
    await assertRejects('deleteTag', 'NOT_FOUND', () => client.deleteTag(id, 'red'));
    assert.deepEqual([...(await client.replaceTags(id, ['one', 'two']))].sort(), ['one', 'two']);
    assert.deepEqual(await tags(), ['one', 'two'], 'the tags from before are still there');
    assertRaw(await client.deleteTags(id), 'the answer to deleteTags');
    assert.deepEqual(await tags(), []);
  }),

  ofFeature('password', 'the password of the administrator is changed', async (bench) => {
    const { id } = await bench.sharedServer();
    assertRaw(
      await bench.client.changeAdminPassword(id, 'Contract-7-word'),
      'the answer to changeAdminPassword',
    );
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('reassign', 'a server is charged to another project', async (bench) => {
    const { otherProjectId } = bench.subject;
    assert.ok(otherProjectId !== undefined, 'reassign is declared: the subject needs an otherProjectId');
    const { id } = await bench.createActive();
    assertRaw(await bench.client.reassignServer(id, otherProjectId), 'the answer to reassignServer');
  }),
];
