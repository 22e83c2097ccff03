import { listing, nameFilters } from '../../args/listing.js';
import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { entryColumns, entryDetails } from './columns.js';
import { placeOptions } from './place.js';

export const args = {
  ...listing,
  // As kamaki has it here.
  details: { ...listing.details, alias: [...listing.details.alias, 'list'] },
  ...nameFilters,
  ...placeOptions,
  recursive: { type: 'boolean', alias: ['r'], summary: 'also what is below' },
  delimiter: { type: 'string', value: 'TEXT', summary: 'what parts names into folders; a slash unless told' },
  marker: { type: 'string', value: 'NAME', summary: 'only names after this' },
  meta: { type: 'string', value: 'KEY', repeatable: true, summary: 'only with this metadata (Pithos)' },
  public: { type: 'boolean', summary: 'only published ones (Pithos)' },
  sharedByMe: { type: 'boolean', summary: 'only shared ones (Pithos)' },
  until: { type: 'string', value: 'DATE', summary: 'as it was then (Pithos)' },
  format: { type: 'string', value: 'FORMAT', summary: 'how --until is written (Pithos)' },
} as const satisfies Options;

export const positionals = {
  location: { summary: '/CONTAINER, /CONTAINER/FOLDER, or FOLDER with --container' },
} as const satisfies Positionals;

export const list = command({
  path: 'file list',
  summary: 'List what is in a container, or in a folder of it',
  args,
  positionals,
  columns: entryColumns,
  details: entryDetails,
  check: ({ recursive, delimiter }) => {
    if (recursive && delimiter !== undefined)
      throw new UsageError('only one of --recursive, --delimiter may be given');
  },
  load: () => import('./list.run.js'),
});
