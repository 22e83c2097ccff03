import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { attachmentColumns } from './columns.js';

export const args = {
  attachmentId: { type: 'string', value: 'ATTACHMENT', summary: 'id of the attachment' },
  volumeId: { type: 'string', value: 'VOLUME', summary: 'the volume: id or name' },
} as const satisfies Options;

export const detach = command({
  path: 'server detach',
  summary: 'Take a volume off a server',
  feature: 'volumes',
  args,
  positionals: oneServer,
  columns: attachmentColumns,
  check: (asked) => {
    atLeastOne(asked, ['attachmentId', 'volumeId']);
    atMostOne(asked, ['attachmentId', 'volumeId']);
  },
  load: () => import('./detach.run.js'),
});
