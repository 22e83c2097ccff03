import { route } from '../../args/addresses.js';
import type { Options } from '../../args/option.js';
import { one } from '../../args/several.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { renaming, switching, tagging } from '../../networking/options.js';
import { gatewayOptions } from './options.js';
import { routers } from './sort.js';

const aRoute = { type: 'string', value: 'DESTINATION=NEXTHOP', repeatable: true, parse: route } as const;

export const args = {
  ...renaming,
  ...gatewayOptions,
  noGateway: { type: 'boolean', summary: 'close the way outside' },
  routeAdd: { ...aRoute, summary: 'add a route: 10.9.0.0/16=10.0.0.1' },
  routeDel: { ...aRoute, summary: 'take a route away' },
  ...switching,
  ...tagging,
} as const satisfies Options;

export const oneRouter = one('router');

export const modify = command({
  path: 'router modify',
  summary: 'Change a router',
  args,
  positionals: oneRouter,
  gives: 'one',
  columns: routers.columns,
  details: routers.details,
  check: (asked) => {
    atLeastOne(asked, Object.keys(args));
    atMostOne(asked, ['gateway', 'noGateway']);
    if (asked.gateway === undefined && asked.gatewayAddress !== undefined)
      throw new UsageError('--gateway-address goes with --gateway');
    if (asked.noGateway && asked.snat !== undefined)
      throw new UsageError('--snat does not go with --no-gateway');
  },
  load: () => import('./modify.run.js'),
});
