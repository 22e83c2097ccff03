import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneIp } from './positionals.js';

const args = {
  projectId: { type: 'string', value: 'PROJECT', required: true, summary: 'the project that is to pay' },
} as const satisfies Options;

export const reassign = command({
  path: 'ip reassign',
  summary: 'Charge a floating IP to another project (Synnefo)',
  args,
  positionals: oneIp,
  gives: 'nothing',
  load: async () => {
    const { refuseCommand } = await import('../../lib/refuse-options.js');
    return { run: refuseCommand('ip reassign') };
  },
});
