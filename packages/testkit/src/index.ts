export { computeContract } from './compute-contract.js';
export type { ComputeMethod, ContractClient, FeatureMethod } from './contract-client.js';
export type { ComputeContract, ContractCase, ContractSubject } from './subject.js';
export { recordTraffic, type SentRequest, type Traffic } from './traffic.js';
