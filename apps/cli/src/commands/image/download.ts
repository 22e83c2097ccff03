import type { Options, Positionals } from '../../args/option.js';
import { transferring } from '../../args/transferring.js';
import { command } from '../../command.js';
import { oneImage } from './columns.js';

export const args = {
  force: { type: 'boolean', alias: ['f'], summary: 'in place of a file that is there' },
  ...transferring,
} as const satisfies Options;

export const positionals = {
  ...oneImage,
  file: { required: true, complete: 'files', summary: 'where to; - is standard output' },
} as const satisfies Positionals;

export const download = command({
  path: 'image download',
  summary: 'Fetch the data of an image',
  description: 'The file is there once its data is whole, and the same as the cloud says.',
  args,
  positionals,
  gives: ({ file }) => (file === '-' ? 'nothing' : 'one'),
  columns: ['id', 'name', 'bytes', 'path'],
  load: () => import('./download.run.js'),
});
