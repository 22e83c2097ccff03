import type { Options, Positionals } from '../../args/option.js';
import { refuseBeside } from '../../args/together.js';
import { parallel, transferring } from '../../args/transferring.js';
import { byteSize, date, keyValue, seconds } from '../../args/values.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { placeOptions } from './place.js';

export const args = {
  recursive: { type: 'boolean', alias: ['r'], summary: 'a folder, with all that is in it' },
  force: { type: 'boolean', alias: ['f'], summary: 'in place of what is there' },
  ...placeOptions,
  ...parallel,
  contentType: {
    type: 'string',
    value: 'TYPE',
    summary: 'its MIME type; else the store tells it by the name',
  },
  contentEncoding: { type: 'string', value: 'ENCODING', summary: 'how the content is encoded: gzip' },
  contentDisposition: { type: 'string', value: 'TEXT', summary: 'what browsers are to do with it' },
  metadata: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  deleteAfter: {
    type: 'string',
    value: 'SECONDS',
    parse: seconds,
    summary: 'when it is to be gone, from now',
  },
  deleteAt: { type: 'string', value: 'DATE', parse: date, summary: 'when it is to be gone' },
  segmentSize: {
    type: 'string',
    value: 'BYTES',
    parse: byteSize,
    summary: 'larger files go up in segments of this many bytes; 1GiB unless told otherwise',
  },
  segmentContainer: { type: 'string', value: 'CONTAINER', summary: 'where segments are kept' },
  etag: { type: 'string', value: 'MD5', summary: 'refuse content that has another MD5' },
  unchunked: { type: 'boolean', summary: 'with one request, of 5 GiB at most' },
  ...transferring,
  public: { type: 'boolean', summary: 'publish it (Pithos)' },
  readPermission: { type: 'string', value: 'USER', repeatable: true, summary: 'who may read it (Pithos)' },
  writePermission: { type: 'string', value: 'USER', repeatable: true, summary: 'who may write it (Pithos)' },
  sourceIsHashmap: { type: 'boolean', summary: 'the file has hashes of blocks (Pithos)' },
} as const satisfies Options;

export const positionals = {
  local: {
    value: 'LOCAL',
    required: true,
    complete: 'files',
    summary: 'a file or a folder; - is standard input',
  },
  location: { summary: 'where to: /CONTAINER/OBJECT, /CONTAINER/FOLDER/, or OBJECT with --container' },
} as const satisfies Positionals;

/** Options about the parts that large files go up in. */
const ofParts = ['segmentSize', 'segmentContainer', 'threads'];

export const upload = command({
  path: 'file upload',
  summary: 'Store a file, or a folder',
  description:
    'What the store has already is not sent again, so that an upload which was interrupted goes on when it is given again. ' +
    'With --recursive a folder becomes /CONTAINER/FOLDER, or keeps its name where only the container is given. ' +
    'Standard input, and a file with --etag or --unchunked, goes up with one request, which takes 5 GiB at most.',
  args,
  positionals,
  columns: ['name', 'result', 'bytes'],
  check: (asked) => {
    const { local, recursive, etag, unchunked, deleteAt, deleteAfter } = asked;
    if (recursive && local === '-') throw new UsageError('standard input is no folder');
    if (recursive && (etag !== undefined || unchunked))
      throw new UsageError('--etag and --unchunked are for one file');
    // What goes up with one request.
    if (local === '-') refuseBeside('standard input', asked, ofParts);
    if (etag !== undefined || unchunked) refuseBeside('--etag or --unchunked', asked, ofParts);
    if (deleteAt !== undefined && deleteAfter !== undefined)
      throw new UsageError('only one of --delete-at, --delete-after may be given');
  },
  load: () => import('./upload.run.js'),
});
