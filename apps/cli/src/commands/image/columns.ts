import type { Image, ImageMember } from '@leister/image';
import { one, some } from '../../args/several.js';
import { type Column, pairs } from '../../command.js';

export const imageColumns: readonly Column<Image>[] = ['id', 'name', 'status', 'visibility', 'size'];

/** Sizes in bytes, what a server must have in GiB and MiB. */
export const imageDetails: readonly Column<Image>[] = [
  'diskFormat',
  'containerFormat',
  'virtualSize',
  'minDisk',
  'minRam',
  'protected',
  'hidden',
  'owner',
  'checksum',
  { name: 'hash', value: ({ hash }) => hash && `${hash.algorithm}:${hash.value}` },
  'tags',
  'stores',
  { name: 'properties', value: ({ properties }) => pairs(properties) },
  'created',
  'updated',
];

export const memberColumns: readonly Column<ImageMember>[] = ['memberId', 'status', 'created'];

export const oneImage = one('image');

export const someImages = some('images', 'image');
