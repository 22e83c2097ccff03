import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { date, keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { serverColumns, serverDetails } from './columns.js';
import { status } from './status.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  status: { ...status, summary: 'only servers in this status' },
  flavorId: { type: 'string', value: 'FLAVOR', summary: 'only servers of this flavor: id or name' },
  imageId: { type: 'string', value: 'IMAGE', summary: 'only servers made from this image: id or name' },
  userId: { type: 'string', value: 'USER', summary: 'only servers of this user' },
  userName: { type: 'string', value: 'NAME', summary: 'only servers of the user with this name' },
  since: { type: 'string', value: 'DATE', parse: date, summary: 'only servers that changed since' },
  metadata: {
    type: 'string',
    alias: ['m'],
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'only servers with this metadata',
  },
  metadataLike: {
    type: 'string',
    value: 'KEY=TEXT',
    repeatable: true,
    parse: keyValue,
    summary: 'only servers whose metadata hold this',
  },
} as const satisfies Options;

export const list = command({
  path: 'server list',
  summary: 'List servers',
  args,
  positionals: {},
  columns: serverColumns,
  details: serverDetails,
  load: () => import('./list.run.js'),
});
