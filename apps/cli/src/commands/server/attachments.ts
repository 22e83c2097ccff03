import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';
import { attachmentColumns } from './columns.js';

export const attachments = command({
  path: 'server attachments',
  summary: 'List the volumes attached to a server',
  feature: 'volumes',
  args: {},
  positionals: oneServer,
  columns: attachmentColumns,
  load: () => import('./attachments.run.js'),
});
