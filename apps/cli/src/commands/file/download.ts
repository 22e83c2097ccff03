import type { Options, Positionals } from '../../args/option.js';
import { parallel, transferring } from '../../args/transferring.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { readOptions } from './conditions.js';
import { placeOptions } from './place.js';

export const args = {
  recursive: { type: 'boolean', alias: ['r'], summary: 'a folder, or a container, with all that is in it' },
  resume: { type: 'boolean', alias: ['f', 'force'], summary: 'in place of a file that is there' },
  ...placeOptions,
  ...parallel,
  ...readOptions,
  range: { type: 'string', value: 'RANGE', summary: 'only these bytes: 0-99, 100- or -100' },
  ...transferring,
} as const satisfies Options;

export const positionals = {
  location: { required: true, summary: '/CONTAINER/OBJECT, /CONTAINER, or OBJECT with --container' },
  local: {
    value: 'LOCAL',
    complete: 'files',
    summary: 'where to; the name it has, in this folder, unless told; - is standard output',
  },
} as const satisfies Positionals;

export const download = command({
  path: 'file download',
  summary: 'Fetch an object, or all that is in a folder',
  description:
    'What is there already is not fetched again, and a download that was interrupted goes on when it is given again. ' +
    'Content is compared with its MD5. A name that would lead out of the folder is refused.',
  args,
  positionals,
  gives: ({ local }) => (local === '-' ? 'nothing' : 'rows'),
  columns: ['name', 'result', 'bytes', 'path'],
  check: ({ recursive, local, range, objectVersion }) => {
    if (recursive && local === '-') throw new UsageError('a folder cannot go to standard output');
    if (recursive && (range ?? objectVersion) !== undefined)
      throw new UsageError('--range and --object-version are for one object');
  },
  load: () => import('./download.run.js'),
});
