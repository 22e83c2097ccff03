import { expectTypeOf, test } from 'vitest';
import { ComputeClient, type CreateServer, type Server, type WaitServerOptions } from '@leister/compute';
import type { ContractClient } from '@leister/testkit';

interface ClusterServer extends Server {
  cluster?: string;
}

/** May say more of a server and take more options. */
class RicherClient extends ComputeClient<ClusterServer, CreateServer & { cluster?: string }> {}

/** Demands what programs written against ComputeClient do not give. */
class DemandingClient extends ComputeClient<Server, CreateServer & { cluster: string }> {}

/** Takes fewer statuses than there are. */
class NarrowClient extends ComputeClient {
  override waitServerUntil(id: string, status?: 'ACTIVE', options?: WaitServerOptions): Promise<Server> {
    return super.waitServerUntil(id, status, options);
  }
}

test('a subject may give more than ComputeClient, and must not ask for more', () => {
  expectTypeOf<ComputeClient>().toExtend<ContractClient>();
  expectTypeOf<RicherClient>().toExtend<ContractClient>();
  expectTypeOf<DemandingClient>().not.toExtend<ContractClient>();
  expectTypeOf<NarrowClient>().not.toExtend<ContractClient>();
});
