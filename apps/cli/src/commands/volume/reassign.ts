import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneVolume } from './info.js';

const args = {
  projectId: { type: 'string', value: 'PROJECT', required: true, summary: 'the project that is to pay' },
} as const satisfies Options;

export const reassign = command({
  path: 'volume reassign',
  summary: 'Charge a volume to another project (Synnefo)',
  description: 'Where the cloud has no such thing, see leister volume-transfer.',
  args,
  positionals: oneVolume,
  gives: 'nothing',
  load: async () => {
    const { refuseCommand } = await import('../../lib/refuse-options.js');
    return { run: refuseCommand('volume reassign', 'leister volume-transfer offers a volume to a project') };
  },
});
