import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails, oneImage } from './columns.js';

export const args = {
  hashmap: { type: 'boolean', summary: 'show the hashes of its blocks (Synnefo)' },
} as const satisfies Options;

export const info = command({
  path: 'image info',
  summary: 'Show an image',
  args,
  positionals: oneImage,
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  load: () => import('./info.run.js'),
});
