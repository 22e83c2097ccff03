export type { OrchestratorErrorKind } from './error-kinds.js';
export type { OrchestratorAssignmentMethods } from './methods/assignments.js';
export type { OrchestratorCatalogMethods } from './methods/catalog.js';
export type { OrchestratorNodeMethods } from './methods/nodes.js';
export type { OrchestratorServerMethods } from './methods/servers.js';
export type { OrchestratorServiceMethods } from './methods/service.js';
export type {
  Assignment,
  AssignmentResult,
  AssignVm,
  InCloud,
  ListOrchestratorFlavors,
  ListOrchestratorImages,
  ListOrchestratorServers,
  Login,
  NodeReference,
  OrchestratorFlavor,
  OrchestratorImage,
  OrchestratorNode,
  OrchestratorServer,
  ReleaseVm,
  ServedCloud,
  StartVm,
  Stopped,
  Tenant,
} from './model.js';
export { OrchestratorClient } from './orchestrator-client.js';
export type {
  OrchestratorClientOptions,
  OrchestratorConnection,
  OrchestratorDefaults,
} from './orchestrator-connection.js';
export { orchestratorDialect } from './orchestrator-dialect.js';
export { OrchestratorError } from './orchestrator-error.js';
export type { NodeState } from './states.js';
