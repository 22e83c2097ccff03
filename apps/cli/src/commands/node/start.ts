import type { Options } from '../../args/option.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { inCloud } from './args.js';
import { nodeColumns, nodeDetails } from './columns.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  image: {
    type: 'string',
    value: 'IMAGE',
    required: true,
    summary: 'what it is made from: id, or a name that only one image has',
  },
  size: {
    type: 'string',
    value: 'SIZE',
    required: true,
    summary: 'its size: id, or a name that only one size has',
  },
  keyname: { type: 'string', value: 'KEYPAIR', summary: 'name of a key pair that is to be let in' },
  metadata: {
    type: 'string',
    alias: ['m'],
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  ...inCloud,
} as const satisfies Options;

export const start = command({
  path: 'node start',
  summary: 'Create a node',
  description: 'Some clouds give names of their own: what is shown is the name that the node has.',
  args,
  positionals: {},
  gives: 'one',
  columns: nodeColumns,
  details: nodeDetails,
  load: () => import('./start.run.js'),
});
