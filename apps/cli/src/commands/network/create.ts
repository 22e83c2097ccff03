import type { Options } from '../../args/option.js';
import { count } from '../../args/values.js';
import { command } from '../../command.js';
import { disabling, making, portSecurity } from '../../networking/options.js';
import { networks } from './sort.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'what it is to be called' },
  ...making,
  shared: { type: 'boolean', summary: 'let all projects use it' },
  external: { type: 'boolean', summary: 'it leads outside: floating addresses come from it' },
  mtu: { type: 'string', value: 'BYTES', parse: count, summary: 'the largest packet that it carries' },
  ...portSecurity,
  ...disabling,
  type: {
    type: 'string',
    value: 'TYPE',
    summary: "kind of network, in the cloud's words: vlan, vxlan; on Synnefo MAC_FILTERED ...",
  },
  physicalNetwork: { type: 'string', value: 'NAME', summary: 'the physical network that carries it' },
  segmentationId: {
    type: 'string',
    value: 'N',
    parse: count,
    summary: 'number of its VLAN, or of its tunnel',
  },
} as const satisfies Options;

export const create = command({
  path: 'network create',
  summary: 'Create a network',
  description: 'Addresses come with a subnet: leister subnet create.',
  args,
  positionals: {},
  gives: 'one',
  columns: networks.columns,
  details: networks.details,
  load: () => import('./create.run.js'),
});
