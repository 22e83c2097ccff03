import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what the image is to be called' },
  metadata: {
    type: 'string',
    alias: ['m'],
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'a property of the image',
  },
} as const satisfies Options;

export const createImage = command({
  path: 'server create-image',
  summary: 'Make an image of what is on the disk of a server',
  description: 'That goes on for a while: see leister image wait.',
  feature: 'serverImages',
  args,
  positionals: oneServer,
  gives: 'one',
  columns: ['imageId', 'name'],
  load: () => import('./create-image.run.js'),
});
