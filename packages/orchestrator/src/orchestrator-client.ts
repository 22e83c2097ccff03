import type { ComputeProfile } from '@leister/compute';
import { OrchestratorServerMethods } from './methods/servers.js';

/**
 * Client of the CRS4 Orchestrator (API v1), which stands in front of many clouds and speaks of nodes. It has the
 * Orchestrator's own methods, each for the cloud that the call names, and those of the compute family's core for the
 * cloud of the client: servers are nodes, to create one starts a node, to delete one stops it.
 *
 * @example
 * const orchestrator = new OrchestratorClient({ endpoint: 'http://127.0.0.1:5050', cloud: 'fake_driver' });
 * const node = await orchestrator.startVm({ name: 'web', image: '1', size: '1' });
 * await orchestrator.stopVm({ node: node.id });
 */
export class OrchestratorClient extends OrchestratorServerMethods {
  static override readonly profile: ComputeProfile = {
    wire: 'orchestrator',
    // Beyond creating and deleting the API does nothing to a node.
    features: [],
    createOptions: ['metadata', 'keyName'],
  };
}
