import type { ComputeFeature } from '@leister/compute';
import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { atLeastOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { serverColumns, serverDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  flavorId: {
    type: 'string',
    value: 'FLAVOR',
    summary: 'make it of this size: id, or a name that only one flavor has',
  },
  firewall: {
    type: 'string',
    value: 'PROFILE',
    choices: ['ENABLED', 'DISABLED', 'PROTECTED'],
    summary: 'firewall of one of its ports',
  },
  portId: { type: 'string', value: 'PORT', summary: 'which port --firewall is for' },
  metadataSet: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set metadata',
  },
  metadataDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete metadata' },
  tagAdd: { type: 'string', value: 'TAG', repeatable: true, summary: 'put a tag on it' },
  tagDel: { type: 'string', value: 'TAG', repeatable: true, summary: 'take a tag off it' },
  tagsDel: { type: 'boolean', summary: 'take all tags off it' },
  tagReplace: { type: 'string', value: 'TAG', repeatable: true, summary: 'make these its only tags' },
} as const satisfies Options;

/** What the cloud must have for each option. */
const featureOf = {
  name: 'rename',
  flavorId: 'resize',
  firewall: 'firewall',
  metadataSet: 'metadata',
  metadataDel: 'metadata',
  tagAdd: 'tags',
  tagDel: 'tags',
  tagsDel: 'tags',
  tagReplace: 'tags',
} as const satisfies Partial<Record<keyof typeof args, ComputeFeature>>;

export const modify = command({
  path: 'server modify',
  summary: 'Change a server',
  description:
    'Where a new size must be confirmed, go on with leister server confirm-resize or revert-resize.',
  feature: featureOf,
  args,
  positionals: oneServer,
  gives: 'one',
  columns: serverColumns,
  details: serverDetails,
  check: (asked) => {
    atLeastOne(asked, Object.keys(featureOf));
    if ((asked.firewall === undefined) !== (asked.portId === undefined)) {
      throw new UsageError('--firewall and --port-id go together');
    }
  },
  load: () => import('./modify.run.js'),
});
