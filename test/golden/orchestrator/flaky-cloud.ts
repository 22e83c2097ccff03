import type { ListServers, Server } from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { type CallOptions, ClientError, Listing } from '@leister/rest';
import type { CloudDefinition } from '../../../apps/orchestrator/src/index.js';

/** A dummy cloud whose first lists of servers fail for a login that has expired, whoever asks. */
export function flakyCloud(name: string, failures: number): CloudDefinition {
  let left = failures;
  class FlakyClient extends DummyClient {
    override listServers(filter?: ListServers, options?: CallOptions): Listing<Server> {
      if (left-- <= 0) return super.listServers(filter, options);
      return new Listing(() => Promise.reject(new ClientError('401 Unauthorized', { status: 401 })));
    }
  }
  return {
    name,
    type: 'dummy',
    title: 'Dummy Node Provider',
    host: '127.0.0.1',
    open: async () => new FlakyClient({ profile: 'fake-driver' }),
  };
}
