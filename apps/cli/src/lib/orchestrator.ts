import type { OrchestratorClient } from '@leister/orchestrator';
import { ClientError } from '@leister/rest';
import type { Context } from '../context.js';

/**
 * The client of the cloud that was asked for, which must be an Orchestrator.
 *
 * @throws ClientError UNSUPPORTED for any other cloud
 */
export async function orchestrator({ compute, cloud }: Context): Promise<OrchestratorClient> {
  const client = await compute();
  if (isOrchestrator(client)) return client;
  const { name, type } = await cloud();
  const message = `cloud ${name} (${type}) is no Orchestrator: it has servers, and no nodes`;
  throw new ClientError(message, { status: 501, code: 'UNSUPPORTED', details: ['see leister server'] });
}

/** By its face: the class need not be loaded for that, and a package may bring a copy of its own. */
function isOrchestrator(client: object): client is OrchestratorClient {
  return 'startVm' in client && 'listAssignments' in client;
}
