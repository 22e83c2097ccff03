import assert from 'node:assert/strict';
import type { FlavorReference } from '@leister/compute';
import type { Bench } from '../../bench.js';
import { assertRaw, assertShape } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** A server's size and disk. */
export const machineCases: CaseDefinition[] = [
  ofFeature('resize', 'a server gets another size, taken back once and confirmed once', async (bench) => {
    const { client } = bench;
    const { id, flavor } = await bench.createActive();
    assert.ok(flavor, 'the cloud does not tell the flavor of a server');

    await resize(bench, id, flavor);
    assertRaw(await client.revertResizeServer(id), 'the answer to revertResizeServer');
    await flavorOnce(bench, id, (seen) => same(seen, flavor), 'the resize was not taken back');
    await bench.until(id, 'ACTIVE');

    const resized = await resize(bench, id, flavor);
    assertRaw(await client.confirmResizeServer(id), 'the answer to confirmResizeServer');
    await bench.until(id, 'ACTIVE');
    await flavorOnce(bench, id, (seen) => same(seen, resized), 'the confirmed resize was taken back');
  }),

  ofFeature('rebuild', 'a server is made anew and keeps its id', async (bench) => {
    const { id } = await bench.createActive();
    const rebuilt = await bench.client.rebuildServer(id);
    assertShape('server', rebuilt, 'the server that is rebuilt');
    assert.equal(rebuilt.id, id);
    await bench.until(id, 'ACTIVE');
  }),

  ofFeature('rescue', 'a server is put into rescue and back', async (bench) => {
    const { id } = await bench.createActive();
    assertRaw(await bench.client.rescueServer(id), 'the answer to rescueServer');
    await bench.until(id, 'RESCUE');
    assertRaw(await bench.client.unrescueServer(id), 'the answer to unrescueServer');
    await bench.until(id, 'ACTIVE');
  }),
];

async function resize(bench: Bench, id: string, from: FlavorReference): Promise<FlavorReference> {
  const { otherFlavorId } = bench.subject;
  assert.ok(otherFlavorId !== undefined, 'resize is declared: the subject needs an otherFlavorId');
  assertRaw(await bench.client.resizeServer(id, otherFlavorId), 'the answer to resizeServer');
  const flavor = await flavorOnce(bench, id, (seen) => !same(seen, from), 'the server was not resized');
  // Where a resize needs no confirming, the server is simply there.
  await bench.until(id, ['VERIFY_RESIZE', 'ACTIVE']);
  return flavor;
}

async function flavorOnce(
  bench: Bench,
  id: string,
  isSo: (flavor: FlavorReference) => boolean,
  otherwise: string,
): Promise<FlavorReference> {
  const flavorNow = async (): Promise<FlavorReference> =>
    (await bench.client.getServerDetails(id)).flavor ?? {};
  return bench.eventually(otherwise, flavorNow, isSo);
}

function same(a: FlavorReference, b: FlavorReference): boolean {
  return a.id === b.id && a.name === b.name && a.ram === b.ram && a.vcpus === b.vcpus && a.disk === b.disk;
}
