import type { VolumeType } from '@leister/block-storage';
import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options, Positionals } from '../../args/option.js';
import { type Column, type Command, command, pairs } from '../../command.js';

export const typeColumns: readonly Column<VolumeType>[] = ['id', 'name', 'isPublic'];

export const typeDetails: readonly Column<VolumeType>[] = [
  'description',
  { name: 'extraSpecs', value: ({ extraSpecs }) => pairs(extraSpecs) },
];

export const listArgs = { ...listing, ...nameFilters, ...idFilters } as const satisfies Options;

export const oneType = {
  type: { value: 'TYPE', required: true, summary: 'id, or a name that only one type has' },
} as const satisfies Positionals;

/** @param path `volume-type list`, and what kamaki calls it */
export function typeList(path: string): Command {
  return command({
    path,
    summary: 'List the types of volumes',
    args: listArgs,
    positionals: {},
    columns: typeColumns,
    details: typeDetails,
    load: () => import('./list.run.js'),
  });
}

/** @param path `volume-type info`, and what kamaki calls it */
export function typeInfo(path: string): Command {
  return command({
    path,
    summary: 'Show a type of volumes',
    args: {},
    positionals: oneType,
    gives: 'one',
    columns: typeColumns,
    details: typeDetails,
    load: () => import('./info.run.js'),
  });
}
