import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';
import { attachmentColumns } from './columns.js';

export const args = {
  volumeId: { type: 'string', value: 'VOLUME', required: true, summary: 'the volume: id or name' },
} as const satisfies Options;

export const attach = command({
  path: 'server attach',
  summary: 'Attach a volume to a server',
  feature: 'volumes',
  args,
  positionals: oneServer,
  gives: 'one',
  columns: attachmentColumns,
  load: () => import('./attach.run.js'),
});
