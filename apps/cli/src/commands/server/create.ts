import { network } from '../../args/network.js';
import type { Options } from '../../args/option.js';
import { personality } from '../../args/personality.js';
import { atMostOne } from '../../args/together.js';
import { count, keyValue } from '../../args/values.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { serverColumns, serverDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  flavorId: {
    type: 'string',
    value: 'FLAVOR',
    required: true,
    summary: 'its size: id, or a name that only one flavor has',
  },
  imageId: {
    type: 'string',
    value: 'IMAGE',
    required: true,
    summary: 'what it is made from: id, or a name that only one image has',
  },
  clusterSize: {
    type: 'string',
    value: 'N',
    parse: count,
    summary: 'create so many of them: NAME1, NAME2 ...',
  },
  threads: {
    type: 'string',
    value: 'N',
    default: '4',
    parse: count,
    summary: 'of a cluster, create so many at a time',
  },
  keyName: {
    type: 'string',
    value: 'KEYPAIR',
    repeatable: true,
    summary: 'name of a key pair that is to be let in',
  },
  userData: {
    type: 'string',
    alias: ['u'],
    value: 'FILE',
    complete: 'files',
    summary: 'a file for cloud-init',
  },
  personality: {
    type: 'string',
    alias: ['p'],
    value: 'PATH[,SERVER_PATH[,OWNER[,GROUP[,MODE]]]]',
    repeatable: true,
    parse: personality,
    complete: 'files',
    summary: 'put a file into it; MODE is octal',
  },
  network: {
    type: 'string',
    value: '[id=]NETWORK[,[ip=]ADDRESS]',
    repeatable: true,
    parse: network,
    summary: 'connect it to a network',
  },
  noNetwork: { type: 'boolean', summary: 'connect it to none' },
  metadata: {
    type: 'string',
    alias: ['m'],
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  tag: { type: 'string', value: 'TAG', repeatable: true, summary: 'a tag to put on it' },
  securityGroup: { type: 'string', value: 'GROUP', repeatable: true, summary: 'name of a security group' },
  availabilityZone: { type: 'string', value: 'ZONE', summary: 'where it is to run' },
  projectId: { type: 'string', value: 'PROJECT', summary: 'the project that is to pay' },
  ...waiting,
} as const satisfies Options;

export const create = command({
  path: 'server create',
  summary: 'Create a server, or several',
  args,
  positionals: {},
  gives: ({ clusterSize }) => (clusterSize === undefined ? 'one' : 'rows'),
  columns: [...serverColumns, 'adminPassword'],
  details: serverDetails,
  check: (asked) => atMostOne(asked, ['network', 'noNetwork']),
  load: () => import('./create.run.js'),
});
