import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { oneNetwork } from './modify.js';

const args = {
  projectId: { type: 'string', value: 'PROJECT', required: true, summary: 'the project that is to pay' },
} as const satisfies Options;

export const reassign = command({
  path: 'network reassign',
  summary: 'Charge a network to another project (Synnefo)',
  args,
  positionals: oneNetwork,
  gives: 'nothing',
  load: async () => {
    const { refuseCommand } = await import('../../lib/refuse-options.js');
    return { run: refuseCommand('network reassign') };
  },
});
