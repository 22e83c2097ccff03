import type { Flavor, Image, ListFlavors, ListImages, ListServers, Server } from '@leister/compute';
import type { NodeState } from './states.js';

/** Which of the clouds behind the Orchestrator is meant. */
export interface InCloud {
  /** Its name there. Left out, the cloud of the client, or the one that the Orchestrator takes for the default. */
  cloud?: string | undefined;
}

/** A node: what libcloud tells of a virtual machine. */
export interface OrchestratorNode {
  /** Of the cloud it is on. */
  id: string;
  name: string;
  state: NodeState;
  publicIps: string[];
  privateIps: string[];
  /** What the driver of the cloud tells beyond that. */
  extra: Readonly<Record<string, unknown>>;
  /** What the service sent. */
  raw: Readonly<Record<string, unknown>>;
  /** SHA-1, in hexadecimal digits, of the id and the provider. */
  uuid?: string;
  /** The driver: `dummy`, `openstack`. */
  provider?: string;
  /** What the driver calls itself. */
  cloudType?: string;
}

/** A node as a server. */
export interface OrchestratorServer extends Server {
  uuid?: string;
  /** The driver of its cloud. */
  provider?: string;
  /** What the driver calls itself. */
  cloudType?: string;
}

export interface OrchestratorImage extends Image {
  /** The driver of its cloud. */
  provider?: string;
  /** What the driver calls itself. */
  cloudType?: string;
}

/** A size, in the Orchestrator's word. */
export interface OrchestratorFlavor extends Flavor {
  /** The driver of its cloud. */
  provider?: string;
  /** What the driver calls itself. */
  cloudType?: string;
}

/** A tenant. The Orchestrator promises no field, and tells of a cloud without tenants by one that has none. */
export interface Tenant {
  raw: Readonly<Record<string, unknown>>;
  id?: string;
  name?: string;
}

/** A cloud that the Orchestrator serves. */
export interface ServedCloud {
  name: string;
  raw: unknown;
  /** The driver: `dummy`, `openstack`. */
  type?: string;
  host?: string;
}

/** A virtual machine that Cistern keeps, and whose it is. */
export interface Assignment {
  /** Of Cistern. */
  id: string;
  raw: unknown;
  /** Id of the node on its cloud (`id_vm`). */
  node?: string;
  hostname?: string;
  cloud?: string;
  /** Absent for one that is free. */
  user?: string;
  /** What it was made for. */
  recipe?: string;
  recipeId?: string;
  /** Cistern's number for the state. */
  status?: number;
  /** Cistern's word for the state: `FREE`. */
  statusDescription?: string;
}

/** A node, by its id on the cloud or by its name there. Where both are given, either will do. */
export interface NodeReference extends InCloud {
  node?: string | undefined;
  hostname?: string | undefined;
}

/** What to start. Ids are those of {@link OrchestratorImage} and {@link OrchestratorFlavor}. */
export interface StartVm extends InCloud {
  /** Some clouds give names of their own. */
  name: string;
  image: string;
  size: string;
  /** Name of a keypair on the cloud. */
  keyname?: string | undefined;
  metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Whom to assign a node to. */
export interface AssignVm extends NodeReference {
  user: string;
  /** What it is for: the name of an application. */
  vmType: string;
  /** Answer as if, and do nothing. */
  emulate?: boolean | undefined;
}

/** Which node to release. */
export interface ReleaseVm extends NodeReference {
  /** Answer as if, and do nothing. */
  emulate?: boolean | undefined;
}

/** What became of a node that was stopped. */
export interface Stopped {
  /** In the Orchestrator's words: `Node 3 deleted`. */
  result: string;
  raw: unknown;
}

/** What became of an assignment. */
export interface AssignmentResult {
  /** In the words of Cistern and the Orchestrator: `Node ... assigned`. */
  result: string;
  raw: unknown;
  /** Of the assignment, at Cistern. */
  id?: string;
  /** Id of the node on its cloud (`id_vm`). */
  node?: string;
}

/** A user of the Orchestrator's. */
export interface Login {
  username: string;
  password: string;
}

/** Which nodes to list, as servers. */
export interface ListOrchestratorServers extends ListServers, InCloud {}

export interface ListOrchestratorImages extends ListImages, InCloud {}

export interface ListOrchestratorFlavors extends ListFlavors, InCloud {}
