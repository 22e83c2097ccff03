import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const args = {
  imageId: {
    type: 'string',
    value: 'IMAGE',
    summary: 'the image to make it from, id or name; the one it was made from, unless told otherwise',
  },
  keyName: { type: 'string', value: 'KEY', summary: 'the key pair that it is to let in' },
  userData: {
    type: 'string',
    alias: ['u'],
    value: 'FILE',
    complete: 'files',
    summary: 'what it is to do at its first start',
  },
  metadata: {
    type: 'string',
    alias: ['m'],
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata in place of what it has',
  },
  ...waiting,
} as const satisfies Options;

export const rebuild = command({
  path: 'server rebuild',
  summary: 'Make servers anew from an image; what is on their disks is lost',
  description: 'They keep their ids, names and addresses.',
  feature: 'rebuild',
  args,
  positionals: someServers,
  columns: reportColumns,
  load: () => import('./rebuild.run.js'),
});
