import { AssignReleaseVM } from './assign-release-vm.js';
import { AssignmentStatusVM } from './assignment-status-vm.js';
import { AuthAPI } from './auth.js';
import { CloudServed } from './cloud-served.js';
import { HomeAPI, VMManageAPIV2 } from './home.js';
import { RunAndStopVM } from './run-and-stop-vm.js';
import { SystemStatus } from './system-status.js';
import { ManageFirewall, TestKill, TestStart } from './unfinished.js';
import type { ApiHandler } from './vm-manage-api.js';

/** Which handler answers what paths. */
export interface Route {
  /** In fastify's grammar: `:cloud?` is a part that may be left out. */
  path: string;
  handler: ApiHandler;
  /** Whether it answers without a token also where the configuration wants one. */
  open?: boolean;
}

/** API v1. */
export const v1Routes: readonly Route[] = [
  { path: '/api/v1/', handler: HomeAPI, open: true },
  { path: '/api/v1/auth', handler: AuthAPI, open: true },
  { path: '/api/v1/cloud', handler: CloudServed },
  { path: '/api/v1/vm/start/:cloud?', handler: RunAndStopVM },
  { path: '/api/v1/vm/stop/:cloud?', handler: RunAndStopVM },
  { path: '/api/v1/vm/action/:action/:cloud?', handler: AssignReleaseVM },
  { path: '/api/v1/vm/status/:cloud?', handler: AssignmentStatusVM },
  { path: '/api/v1/fw/open', handler: ManageFirewall },
  { path: '/api/v1/fw/close', handler: ManageFirewall },
  { path: '/api/v1/test/start', handler: TestStart },
  { path: '/api/v1/test/:id(^\\d+$)/kill', handler: TestKill },
  { path: '/api/v1/:action/:cloud?', handler: SystemStatus },
];

/** What there is of API v2. */
export const v2Routes: readonly Route[] = [
  { path: '/api/v2/', handler: VMManageAPIV2, open: true },
  { path: '/api/v2/:action/:cloud?', handler: SystemStatus },
];

/** A table of routes with others in it: one of a path that is there already takes its place. */
export function withRoutes(table: readonly Route[], others: readonly Route[]): Route[] {
  const replaced = new Set(others.map(({ path }) => path));
  return [...table.filter(({ path }) => !replaced.has(path)), ...others];
}
