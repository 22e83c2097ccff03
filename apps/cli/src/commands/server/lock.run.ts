import type { ArgsOf } from '../../args/option.js';
import type { someServers } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { doToServers } from '../../servers/do-to-servers.js';
import type { Report } from '../../servers/report.js';
import type { lockArgs, resetStateArgs } from './lock.js';

type Servers = ArgsOf<typeof someServers>;

export function lock(
  { servers, reason }: Servers & ArgsOf<typeof lockArgs>,
  context: Context,
): AsyncGenerator<Report> {
  return doToServers(servers, context, 'locked', (client, id, call) => client.lockServer(id, reason, call));
}

export function unlock({ servers }: Servers, context: Context): AsyncGenerator<Report> {
  return doToServers(servers, context, 'unlocked', (client, id, call) => client.unlockServer(id, call));
}

export function resetState(
  { servers, state }: Servers & ArgsOf<typeof resetStateArgs>,
  context: Context,
): AsyncGenerator<Report> {
  return doToServers(servers, context, `noted as ${state}`, (client, id, call) =>
    client.resetServerState(id, state, call),
  );
}
