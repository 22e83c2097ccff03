/** A node as Cistern tells of it. */
export interface CisternNode {
  id: number;
  /** The cloud's id of the node. */
  id_vm: string;
  hostname: string;
  cloud: string;
  user: string;
  recipe: string;
  recipe_id: number;
  status: number;
  status_desc: string;
}

/** How a request names a node: by the cloud's id or by the hostname. */
export interface CisternNodeName {
  node?: string | undefined;
  hostname?: string | undefined;
}

/** What was done; a real Cistern's values are passed on as they came. */
export interface Assignment {
  id: unknown;
  /** The cloud's id of the node. */
  idVm: unknown;
  /** In words. */
  result: unknown;
}

/** What was taken back. */
export interface Released extends Assignment {
  /** The cloud's id of the node. */
  node: string;
}

/** Why {@link Cistern} did not do what it was asked. */
export class CisternError extends Error {
  override readonly name = 'CisternError';
  readonly reason: 'refused' | 'unknown node';

  constructor(reason: CisternError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Who uses which node, kept by a Cistern or by ourselves. */
export interface Cistern {
  /** The nodes of a cloud that are known. */
  nodes(cloud: string): Promise<readonly object[]>;
  /** Gives a node to a user. Of two that ask at once, one gets it. @throws CisternError */
  assign(cloud: string, order: CisternNodeName & { user: string; vmType: string }): Promise<Assignment>;
  /**
   * Takes a node back, which is to be ended then: until {@link forget} is told that it was, nobody else gets it.
   *
   * @throws CisternError
   */
  release(cloud: string, name: CisternNodeName): Promise<Released>;
  /** Whether what was released is still to be ended: another release may have done it, and the node be somebody else's. */
  isReleasing(cloud: string, released: Released): Promise<boolean>;
  /** The node is no more. @param id of the assignment that ended with it; left out, whichever there is */
  forget(cloud: string, node: string, id?: unknown): Promise<void>;
  close(): Promise<void>;
}
