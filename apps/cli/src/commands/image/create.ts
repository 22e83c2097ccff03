import type { Options } from '../../args/option.js';
import { atMostOne, refuseBeside } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { imageColumns, imageDetails } from './columns.js';
import { fieldOptions, visibilityOptions } from './fields.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  file: { type: 'string', value: 'FILE', complete: 'files', summary: 'its data; - is standard input' },
  uri: { type: 'string', value: 'URL', summary: 'its data, which the cloud fetches from there' },
  volumeId: { type: 'string', value: 'VOLUME', summary: 'its data, from a volume: id or name' },
  force: { type: 'boolean', summary: 'also from a volume that is in use' },
  ...fieldOptions,
  protected: { type: 'boolean', summary: 'it cannot be deleted until that is taken back' },
  hidden: { type: 'boolean', summary: 'leave it out of lists' },
  id: { type: 'string', value: 'UUID', summary: 'an id of your own' },
  tag: { type: 'string', value: 'TAG', repeatable: true, summary: 'a tag to put on it' },
  property: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'a property to give it',
  },
  ...waiting,
} as const satisfies Options;

/** Cinder, which makes an image of a volume, passes on no more than formats, visibility and protection. */
const unknownToVolumes = ['minDisk', 'minRam', 'owner', 'id', 'tag', 'property', 'hidden'];

export const create = command({
  path: 'image create',
  summary: 'Create an image',
  description:
    'Without data it waits for leister image upload or leister image import. ' +
    'The format is raw, wrapped in nothing (bare), unless told otherwise.',
  args,
  positionals: {},
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  check: (asked) => {
    atMostOne(asked, ['file', 'uri', 'volumeId']);
    atMostOne(asked, visibilityOptions);
    if (asked.volumeId !== undefined)
      refuseBeside(
        '--volume-id',
        asked,
        unknownToVolumes,
        'leister image modify changes the image afterwards',
      );
    else if (asked.force) throw new UsageError('--force goes with --volume-id');
  },
  load: () => import('./create.run.js'),
});
