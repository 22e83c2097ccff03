export { AssignReleaseVM } from './api/assign-release-vm.js';
export { AssignmentStatusVM } from './api/assignment-status-vm.js';
export { AuthAPI, checkToken } from './api/auth.js';
export { CloudServed } from './api/cloud-served.js';
export { findNode, type NodeName } from './api/find-node.js';
export { HomeAPI, VMManageAPIV2 } from './api/home.js';
export { type Route, v1Routes, v2Routes, withRoutes } from './api/routes.js';
export { RunAndStopVM } from './api/run-and-stop-vm.js';
export type { Services } from './api/services.js';
export { SystemStatus } from './api/system-status.js';
export { type ApiHandler, VMManageAPI } from './api/vm-manage-api.js';
export {
  type Assignment,
  type Cistern,
  CisternError,
  type CisternNode,
  type CisternNodeName,
  type Released,
} from './cistern/cistern.js';
export { HttpCistern, type HttpCisternOptions } from './cistern/http-cistern.js';
export type { ErrorStyle } from './clouds/cloud-failure.js';
export { CloudPool } from './clouds/cloud-pool.js';
export type { CloudLimits } from './clouds/limits.js';
export type { StateStyle } from './clouds/node-state.js';
export { type CloudDefinition, ServedCloud } from './clouds/served-cloud.js';
export { type NodeBody, toNode } from './clouds/to-node.js';
export type { OrchestratorConfig, OrchestratorSettings } from './config/schema.js';
export { type Answer, TextAnswer } from './http/answer.js';
export { ApiError, type ErrorBody } from './http/api-error.js';
export { type ApiRequest, cloudOf, type Log } from './http/api-request.js';
export { type BodyOf, type BodyRule, type BodyRules, readBody, readJson } from './http/body.js';
export { createOrchestrator, type Orchestrator, type OrchestratorParts } from './orchestrator.js';
export type { User, Users } from './users/users.js';
