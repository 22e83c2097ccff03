import type { CreateServer } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import type { ContractClient } from '../contract-client.js';

/** What a call needs to be made: the id it is about, a server to create, a volume to attach. */
export interface CallArguments {
  id: string;
  server: CreateServer;
  volumeId: string;
}

/** One way to call a method, right in form. */
export interface MethodCall {
  /** Whether `id` names what the method is about: a server, an image, a keypair ... */
  takesId: boolean;
  call: (client: ContractClient, using: CallArguments, options?: CallOptions) => PromiseLike<unknown>;
}

/** A call about what `id` names. */
export const about = (call: MethodCall['call']): MethodCall => ({ takesId: true, call });
/** A call about nothing that an id names. */
export const general = (call: MethodCall['call']): MethodCall => ({ takesId: false, call });
