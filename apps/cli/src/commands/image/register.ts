import type { Options } from '../../args/option.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  location: {
    type: 'string',
    value: 'URL',
    summary: 'where its data is: http(s)://..., or pithos://USER/CONTAINER/OBJECT (Synnefo)',
  },
  uploadImageFile: { type: 'string', value: 'FILE', complete: 'files', summary: 'its data' },
  diskFormat: { type: 'string', value: 'FORMAT', summary: 'what the data is; raw unless told' },
  containerFormat: { type: 'string', value: 'FORMAT', summary: 'what it is wrapped in; bare unless told' },
  uuid: { type: 'string', value: 'UUID', summary: 'an id of your own' },
  public: { type: 'boolean', summary: 'let everybody see it' },
  property: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'a property to give it',
  },
  ...waiting,
  checksum: { type: 'string', value: 'TEXT', summary: 'checksum of the data (Synnefo)' },
  size: { type: 'string', value: 'BYTES', summary: 'size of the data (Synnefo)' },
  ownerName: { type: 'string', value: 'NAME', summary: 'who owns it (Synnefo)' },
  metafile: {
    type: 'string',
    value: 'FILE',
    complete: 'files',
    summary: 'a file that describes it (Synnefo)',
  },
  noMetafileUpload: { type: 'boolean', summary: 'do not store what describes it beside it (Synnefo)' },
  force: { type: 'boolean', alias: ['f'], summary: 'in place of objects that are there (Synnefo)' },
  container: {
    type: 'string',
    alias: ['C'],
    value: 'CONTAINER',
    summary: 'where --location is, if it does not say so (Synnefo)',
  },
} as const satisfies Options;

export const register = command({
  path: 'image register',
  summary: 'Make an image of data that is somewhere, or of a file',
  description: 'leister image create does the same and more.',
  args,
  positionals: {},
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  check: (asked) => {
    atLeastOne(asked, ['location', 'uploadImageFile']);
    atMostOne(asked, ['location', 'uploadImageFile']);
  },
  load: () => import('./register.run.js'),
});
