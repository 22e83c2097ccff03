import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VolumeAttachment } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { Bench } from '../../bench.js';
import { assertRejects, settle } from '../../rejections.js';
import { assertRaw, assertShape } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** Disks that come and go. */
export const volumeCases: CaseDefinition[] = [
  ofFeature('volumes', 'a volume is attached and taken off, by attachment and by volume', async (bench) => {
    const { client } = bench;
    const { volumeId } = bench.subject;
    assert.ok(volumeId !== undefined, 'volumes is declared: the subject needs a volumeId');
    const { id } = await bench.sharedServer();
    bench.cleanup.add(() => settle('clean-up', () => client.detachVolume(id, volumeId)));

    const first = await attach(bench, id, volumeId);
    const details = await client.getVolumeAttachment(id, first.id);
    assertShape('volumeAttachment', details);
    assert.deepEqual([details.id, details.volumeId], [first.id, volumeId]);
    const answer = await onceAttached(bench, () => client.deleteVolumeAttachment(id, first.id));
    assertRaw(answer, 'the answer to deleteVolumeAttachment');
    await untilDetached(bench, id, volumeId);

    const second = await attach(bench, id, volumeId);
    const detached = await onceAttached(bench, () => client.detachVolume(id, volumeId));
    assert.deepEqual(
      detached.map((attachment) => attachment.id),
      [second.id],
    );
    await untilDetached(bench, id, volumeId);
    await assertRejects('detachVolume', 'NOT_FOUND', () => client.detachVolume(id, volumeId));
    await assertRejects('getVolumeAttachment', 'NOT_FOUND', () => client.getVolumeAttachment(id, first.id));
  }),
];

async function attach({ client }: Bench, id: string, volumeId: string): Promise<VolumeAttachment> {
  const attachment = await client.attachVolume(id, volumeId);
  assertShape('volumeAttachment', attachment);
  assert.equal(attachment.volumeId, volumeId);
  const listed = await client.listVolumeAttachments(id);
  listed.forEach((item, index) => assertShape('volumeAttachment', item, `attachment ${index}`));
  assert.equal(listed.filter((item) => item.volumeId === volumeId).length, 1, 'the attachment is not listed');
  return attachment;
}

/** Clouds tell of an attachment before it is there, and refuse to take it off as long. */
async function onceAttached<T>(bench: Bench, detach: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + bench.timeout; ; await sleep(100)) {
    try {
      return await detach();
    } catch (error) {
      const isEarly = error instanceof ClientError && ['BAD_REQUEST', 'CONFLICT'].includes(error.code);
      if (!isEarly || Date.now() > end) throw error;
    }
  }
}

async function untilDetached(bench: Bench, id: string, volumeId: string): Promise<void> {
  await bench.eventually(
    'the volume was not taken off',
    async () => bench.client.listVolumeAttachments(id),
    (attachments) => !attachments.some((item) => item.volumeId === volumeId),
  );
}
