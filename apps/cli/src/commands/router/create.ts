import type { Options } from '../../args/option.js';
import { truth } from '../../args/truth.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { disabling, making } from '../../networking/options.js';
import { gatewayOptions } from './options.js';
import { routers } from './sort.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'what it is to be called' },
  ...gatewayOptions,
  distributed: { ...truth, summary: 'whether each host routes for itself; for administrators' },
  highAvailability: { ...truth, summary: 'whether another takes over when it fails; for administrators' },
  ...making,
  ...disabling,
} as const satisfies Options;

export const create = command({
  path: 'router create',
  summary: 'Create a router',
  description: 'What it is to connect is told with leister router connect.',
  args,
  positionals: {},
  gives: 'one',
  columns: routers.columns,
  details: routers.details,
  check: ({ gateway, gatewayAddress, snat }) => {
    if (gateway === undefined && (gatewayAddress ?? snat) !== undefined)
      throw new UsageError('--gateway-address and --snat go with --gateway');
  },
  load: () => import('./create.run.js'),
});
