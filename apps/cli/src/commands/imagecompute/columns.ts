import type { Image } from '@leister/compute';
import type { Positionals } from '../../args/option.js';
import { type Column, pairs } from '../../command.js';

export const imageColumns: readonly Column<Image>[] = ['id', 'name', 'status'];

/** The size in bytes, what a flavor must have in GiB and MiB. */
export const imageDetails: readonly Column<Image>[] = [
  'size',
  'minDisk',
  'minRam',
  'progress',
  'created',
  'updated',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
];

export const oneImage = {
  image: { required: true, summary: 'id, or a name that only one image has' },
} as const satisfies Positionals;
