import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { accountOption } from './account.js';
import { oneContainer } from './columns.js';

const args = {
  projectId: { type: 'string', value: 'PROJECT', required: true, summary: 'the project that is to pay' },
  ...accountOption,
} as const satisfies Options;

export const reassign = command({
  path: 'container reassign',
  summary: 'Charge a container to another project (Pithos)',
  args,
  positionals: oneContainer,
  gives: 'nothing',
  load: async () => {
    const { refuseCommand } = await import('../../lib/refuse-options.js');
    return { run: refuseCommand('container reassign') };
  },
});
