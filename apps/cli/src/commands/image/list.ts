import type { Image, ImageMember } from '@leister/image';
import { idFilters, listing, nameFilters } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { refuseBeside } from '../../args/together.js';
import { byteSize, keyValue } from '../../args/values.js';
import { type Column, command } from '../../command.js';
import { imageColumns, imageDetails, memberColumns } from './columns.js';
import { visibilities } from './fields.js';

export const args = {
  ...listing,
  ...nameFilters,
  ...idFilters,
  diskFormat: { type: 'string', value: 'FORMAT', summary: 'only images of this format: raw, qcow2 ...' },
  containerFormat: { type: 'string', value: 'FORMAT', summary: 'only images wrapped so: bare, ovf ...' },
  sizeMin: { type: 'string', value: 'BYTES', parse: byteSize, summary: 'only images of this size at least' },
  sizeMax: { type: 'string', value: 'BYTES', parse: byteSize, summary: 'only images of this size at most' },
  status: { type: 'string', value: 'STATUS', summary: 'only images in this status' },
  visibility: {
    type: 'string',
    value: 'WHO',
    choices: [...visibilities, 'all'],
    summary: 'only images that these see; community ones of others are not listed otherwise',
  },
  owner: { type: 'string', value: 'PROJECT', summary: 'only images of this project' },
  ownerName: { type: 'string', value: 'NAME', summary: 'only images of the project with this name' },
  tag: { type: 'string', value: 'TAG', repeatable: true, summary: 'only images with this tag' },
  hidden: { type: 'boolean', summary: 'those that are left out otherwise' },
  memberStatus: {
    type: 'string',
    value: 'STATUS',
    choices: ['accepted', 'pending', 'rejected', 'all'],
    summary: 'of those that others share, what you made of the offer; accepted unless told',
  },
  order: { type: 'string', value: 'FIELD', summary: 'sort by a field: created_at; -created_at downwards' },
  property: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'only images with this property',
  },
  propertyLike: {
    type: 'string',
    value: 'KEY=TEXT',
    repeatable: true,
    parse: keyValue,
    summary: 'only images whose property holds this',
  },
  membersOf: { type: 'string', value: 'IMAGE', summary: 'list whom an image is shared with instead' },
} as const satisfies Options;

/** Those that members do not have. */
const filters = Object.keys(args).filter((name) => name !== 'membersOf' && !(name in listing));

export const list = command({
  path: 'image list',
  summary: 'List images',
  args,
  positionals: {},
  columns: ({ membersOf }): readonly Column<Image | ImageMember>[] =>
    membersOf === undefined ? imageColumns : memberColumns,
  details: ({ membersOf }): readonly Column<Image | ImageMember>[] =>
    membersOf === undefined ? imageDetails : [],
  check: (asked) => {
    if (asked.membersOf !== undefined) refuseBeside('--members-of', asked, filters);
  },
  load: () => import('./list.run.js'),
});
