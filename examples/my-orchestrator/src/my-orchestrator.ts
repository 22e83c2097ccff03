import { createOrchestrator, type Orchestrator, v1Routes, v2Routes, withRoutes } from 'leister-orchestrator';
import { MyStatus } from './my-status.js';
import { RebootVM } from './reboot-vm.js';

/** API v1 with two changes, v2 as it is, and a version 3 that is begun. */
export function createMine(): Promise<Orchestrator> {
  const v1 = withRoutes(v1Routes, [
    { path: '/api/v1/:action/:cloud?', handler: MyStatus },
    { path: '/api/v1/vm/reboot/:cloud?', handler: RebootVM },
  ]);
  const v3 = [{ path: '/api/v3/:action/:cloud?', handler: MyStatus }];
  return createOrchestrator({ port: 0, log: { level: 'silent' } }, { routes: [...v1, ...v2Routes, ...v3] });
}
