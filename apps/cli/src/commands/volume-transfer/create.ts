import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneVolume } from '../volume/info.js';
import { transferColumns, transferDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'what the offer is to be called' },
} as const satisfies Options;

export const create = command({
  path: 'volume-transfer create',
  summary: 'Offer a volume to another project',
  description:
    'The key by which the other takes it is told this once, as authKey: whoever has the id and the key has the volume.',
  args,
  positionals: oneVolume,
  gives: 'one',
  columns: [...transferColumns, 'authKey'],
  details: transferDetails,
  load: () => import('./create.run.js'),
});
