import type { Options, Positionals } from '../../args/option.js';
import { transferring } from '../../args/transferring.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails, oneImage } from './columns.js';

export const args = {
  stage: { type: 'boolean', summary: 'only to where leister image import takes it from' },
  ...transferring,
} as const satisfies Options;

export const positionals = {
  ...oneImage,
  file: { required: true, complete: 'files', summary: 'its data; - is standard input' },
} as const satisfies Positionals;

export const upload = command({
  path: 'image upload',
  summary: 'Send the data of an image that has none',
  description: 'What the cloud says it got is held against what was sent.',
  args,
  positionals,
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  load: () => import('./upload.run.js'),
});
