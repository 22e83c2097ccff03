import type { ContainerEntry, ObjectEntry } from '@leister/storage';
import { listing, nameFilters } from '../../args/listing.js';
import type { Options, Positionals } from '../../args/option.js';
import { type Column, command } from '../../command.js';
import { entryColumns as objectColumns, entryDetails as objectDetails } from '../file/columns.js';
import { accountOption } from './account.js';
import { entryColumns } from './columns.js';

export const args = {
  ...listing,
  // As kamaki has it here.
  details: { ...listing.details, alias: [...listing.details.alias, 'list'] },
  ...nameFilters,
  ...accountOption,
  marker: { type: 'string', value: 'NAME', summary: 'only names after this' },
  recursive: { type: 'boolean', alias: ['r'], summary: 'also what is in them' },
  shared: { type: 'boolean', summary: 'only shared ones (Pithos)' },
  sharedByMe: { type: 'boolean', summary: 'only those that you share (Pithos)' },
  public: { type: 'boolean', summary: 'only published ones (Pithos)' },
  until: { type: 'string', value: 'DATE', summary: 'as it was then (Pithos)' },
  ifModifiedSince: { type: 'string', value: 'DATE', summary: 'only if anything changed since (Pithos)' },
  ifUnmodifiedSince: { type: 'string', value: 'DATE', summary: 'only if nothing changed since (Pithos)' },
} as const satisfies Options;

export const positionals = {
  container: { summary: 'list what is in this one' },
} as const satisfies Positionals;

/** An object of a container, when all of several are listed. */
export interface InContainer extends ObjectEntry {
  container: string;
}

export const list = command({
  path: 'container list',
  summary: 'List containers, or what is in one',
  args,
  positionals,
  columns: ({ container, recursive }): readonly Column<ContainerEntry | ObjectEntry | InContainer>[] => {
    if (container !== undefined) return objectColumns;
    return recursive ? ['container', ...objectColumns] : entryColumns;
  },
  details: ({ container, recursive }): readonly Column<ContainerEntry | ObjectEntry | InContainer>[] =>
    container === undefined && !recursive ? [] : objectDetails,
  load: () => import('./list.run.js'),
});
