import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { date, keyValue, seconds } from '../../args/values.js';
import { command } from '../../command.js';
import { objectColumns, objectDetails } from './columns.js';
import { oneLocation, placeOptions } from './place.js';

const changes = {
  metadataAdd: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set metadata',
  },
  metadataDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete metadata' },
  contentType: { type: 'string', value: 'TYPE', summary: 'say what MIME type it is of' },
  contentEncoding: { type: 'string', value: 'ENCODING', summary: 'say how it is encoded; empty for not' },
  contentDisposition: { type: 'string', value: 'TEXT', summary: 'say what browsers are to do with it' },
  deleteAfter: {
    type: 'string',
    value: 'SECONDS',
    parse: seconds,
    summary: 'let it be gone, so long from now',
  },
  deleteAt: { type: 'string', value: 'DATE', parse: date, summary: 'let it be gone then' },
  keep: { type: 'boolean', summary: 'let it not be gone after all' },
  readPermission: { type: 'string', value: 'USER', repeatable: true, summary: 'who may read it (Pithos)' },
  writePermission: { type: 'string', value: 'USER', repeatable: true, summary: 'who may write it (Pithos)' },
  noPermissions: { type: 'boolean', summary: 'let nobody else have it (Pithos)' },
} as const satisfies Options;

export const args = { ...changes, ...placeOptions } as const satisfies Options;

export const modify = command({
  path: 'file modify',
  summary: 'Change what is noted of an object',
  args,
  positionals: oneLocation,
  gives: 'one',
  columns: objectColumns,
  details: objectDetails,
  check: (asked) => atLeastOne(asked, Object.keys(changes)),
  load: () => import('./modify.run.js'),
});
