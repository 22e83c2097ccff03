import { StorageClient, type StorageClientOptions } from '@leister/storage';
import { afterAll, beforeAll } from 'vitest';
import {
  describeOpenStack,
  Leftovers,
  type Login,
  logIn,
  patience,
  recordCalls,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';

/** A suite that needs a real Swift. */
export function describeSwift(name: string, suite: (peer: SwiftPeer) => void): void {
  describeOpenStack(name, () => {
    const peer = new SwiftPeer();
    beforeAll(() => peer.logIn(), patience);
    afterAll(() => peer.cleanUp(), patience);
    suite(peer);
  });
}

/** A plain member at a real Swift, and what the tests made there. */
export class SwiftPeer {
  /** The methods that were called, of all suites of a file. */
  static readonly called = new Set<string>();
  readonly #leftovers = new Leftovers();
  #login: Login | undefined;
  #endpoint = '';

  async logIn(): Promise<void> {
    this.#login = await logIn('openrc-demo');
    this.#endpoint = await this.#login.session.endpointFor('object-store', {});
    const client = this.client();
    this.#leftovers.add(() => client.close());
  }

  /** The member's account. */
  get account(): string {
    return this.#endpoint.split('/').at(-1) ?? '';
  }

  /** What a client of another process needs to reach the account. */
  access(container: string): { endpoint: string; token: string; container: string; proxy: false } {
    return { endpoint: this.#endpoint, token: this.#login?.token ?? '', container, proxy: false };
  }

  client(options: Partial<StorageClientOptions> = {}): StorageClient {
    const { session } = this.#login ?? {};
    const reach = options.token === undefined ? { session } : { endpoint: this.#endpoint };
    const client = new StorageClient({ ...reach, log: false, proxy: false, ...options });
    return recordCalls(client, SwiftPeer.called);
  }

  /** A client of a container of its own, which is deleted in the end with all that is in it. */
  async withContainer(): Promise<StorageClient & { name: string }> {
    const name = this.name('box');
    const client = this.client({ container: name });
    await client.createContainer();
    return Object.assign(client, { name });
  }

  /** A name for a container, which is deleted in the end. */
  name(what: string): string {
    const name = uniqueName(what);
    for (const container of [`${name}_segments`, name]) this.#leftovers.add(() => this.#remove(container));
    return name;
  }

  cleanUp(): Promise<void> {
    return this.#leftovers.clear();
  }

  async #remove(container: string): Promise<void> {
    const client = this.client();
    await client.emptyContainer(container);
    await client.deleteContainer(container);
    await client.close();
  }
}
