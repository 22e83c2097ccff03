import type { Server, VolumeAttachment } from '@leister/compute';
import { type Column, pairs } from '../../command.js';

/** What tables show of a server. */
export const serverColumns: readonly Column<Server>[] = [
  'id',
  'name',
  'status',
  { name: 'addresses', value: addressList },
];

/** What `--details` adds. */
export const serverDetails: readonly Column<Server>[] = [
  { name: 'flavor', value: ({ flavor }) => flavor?.name ?? flavor?.id },
  { name: 'image', value: ({ image }) => image?.name ?? image?.id },
  'created',
  'updated',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
  'tags',
  'keyName',
  'userId',
  'projectId',
  'availabilityZone',
  'host',
  'taskState',
  'progress',
  { name: 'fault', value: ({ fault }) => fault?.message },
];

function addressList({ addresses }: Server): string | undefined {
  return (
    addresses &&
    Object.values(addresses)
      .flat()
      .map(({ address }) => address)
      .join(',')
  );
}

export const attachmentColumns: readonly Column<VolumeAttachment>[] = [
  'id',
  'volumeId',
  'serverId',
  'device',
];
