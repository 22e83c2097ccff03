import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { reportColumns } from './columns.js';
import { placeOptions } from './place.js';

export const args = {
  recursive: { type: 'boolean', alias: ['r'], summary: 'a folder, with all that is in it' },
  force: { type: 'boolean', alias: ['f'], summary: 'in place of what is there' },
  ...placeOptions,
  toContainer: { type: 'string', value: 'CONTAINER', summary: 'into this container' },
  toAccount: { type: 'string', value: 'ACCOUNT', summary: 'into the account of another' },
  contentType: { type: 'string', value: 'TYPE', summary: 'with another MIME type' },
  sourceVersion: { type: 'string', value: 'VERSION', summary: 'an older version of it' },
  public: { type: 'boolean', summary: 'publish it (Pithos)' },
} as const satisfies Options;

export const positionals = {
  source: { required: true, summary: '/CONTAINER/OBJECT, or OBJECT with --container' },
  destination: {
    summary: '/CONTAINER/OBJECT, or OBJECT of the same container; one that ends with a slash is a folder',
  },
} as const satisfies Positionals;

export const copy = command({
  path: 'file copy',
  summary: 'Copy an object within the store',
  description: 'No content goes through this machine.',
  args,
  positionals,
  columns: reportColumns,
  load: async () => ({ run: (await import('./copy.run.js')).copying('copied') }),
});

export const move = command({
  path: 'file move',
  summary: 'Give an object another name, or another container',
  description: 'It is copied within the store, and then deleted where it was.',
  args,
  positionals,
  columns: reportColumns,
  check: ({ sourceVersion }) => {
    if (sourceVersion === undefined) return;
    throw new UsageError(
      '--source-version is not for a move, which would delete what is there now',
      'leister file copy makes an object of an older version',
    );
  },
  load: async () => ({ run: (await import('./copy.run.js')).copying('moved') }),
});
