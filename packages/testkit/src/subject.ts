import type { ComputeFeature, CreateServer } from '@leister/compute';
import type { ContractClient } from './contract-client.js';

/** The client under test and what the suite has to know of the cloud behind it. */
export interface ContractSubject {
  /** A client of the cloud. Each case asks for one and closes it. */
  createClient: () => ContractClient | Promise<ContractClient>;
  /**
   * What to create a server from, as small and quick as the cloud has it. The name may be changed where the cloud
   * wants it otherwise; the one given back counts.
   */
  newServer: (name: string) => CreateServer | Promise<CreateServer>;
  /** An id of the right shape that nothing on the cloud has. */
  unknownId: string;
  /** How long a server may take to get into a state, in milliseconds. Default 60000. */
  timeout?: number | undefined;
  /** Feature `resize`: id of a flavor other than that of `newServer`. */
  otherFlavorId?: string | undefined;
  /** Feature `volumes`: id of a volume that is attached nowhere. */
  volumeId?: string | undefined;
  /** Feature `console`: a type of console the cloud has. Default `novnc`. */
  consoleType?: string | undefined;
  /** Feature `firewall`: id of a port of a server that `newServer` created. */
  portOf?: ((serverId: string) => string | Promise<string>) | undefined;
  /** Feature `reassign`: id of another project. */
  otherProjectId?: string | undefined;
  /**
   * What to ask for with create options the cloud declares, where it cannot be guessed: the name of a zone, of a
   * keypair. A declared option without a value here is tried with a made-up one, or not at all.
   */
  createOptions?: Readonly<Partial<CreateServer>> | undefined;
  /** Declared create options that the cloud honours and does not tell of a server. */
  untoldOptions?: readonly string[] | undefined;
  /** Headers the cloud's own protocol has although they look like another's. Lower case. */
  ownHeaders?: readonly string[] | undefined;
}

/** One thing a client has to do right. Cases do not depend on each other; run them one at a time. */
export interface ContractCase {
  name: string;
  /** Where the client does not have this feature, the case is that its methods refuse. */
  feature?: ComputeFeature;
  /** Rejects with an AssertionError that says what is wrong. Deletes what it created, also when it fails. */
  run: () => Promise<void>;
}

/** A suite, for any test runner. */
export interface ComputeContract {
  cases: ContractCase[];
  /** To be called after the last case: deletes the server that the cases shared. */
  cleanUp: () => Promise<void>;
}
