import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';
import { attachmentColumns } from './columns.js';

export const args = {
  attachmentId: { type: 'string', value: 'ATTACHMENT', required: true, summary: 'id of the attachment' },
} as const satisfies Options;

export const attachment = command({
  path: 'server attachment',
  summary: 'Show how a volume is attached to a server',
  feature: 'volumes',
  args,
  positionals: oneServer,
  gives: 'one',
  columns: attachmentColumns,
  load: () => import('./attachment.run.js'),
});
