import type { Options } from '../../args/option.js';
import { atLeastOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails, oneImage } from './columns.js';

export const args = {
  propertyAdd: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set a property',
  },
  propertyDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete a property' },
} as const satisfies Options;

export const modify = command({
  path: 'imagecompute modify',
  summary: 'Change the properties of an image',
  feature: 'imageMetadata',
  args,
  positionals: oneImage,
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  check: (asked) => atLeastOne(asked, Object.keys(args)),
  load: () => import('./modify.run.js'),
});
