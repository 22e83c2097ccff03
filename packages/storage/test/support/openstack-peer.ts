import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StorageClient, type StorageClientOptions } from '@leister/storage';
import { afterAll, beforeAll, describe } from 'vitest';

const directory = process.env['LEISTER_TEST_OPENSTACK'];

/** A suite that needs a real Swift. Where there is none its tests count as skipped, and say why. */
export function describeSwift(name: string, suite: (peer: SwiftPeer) => void): void {
  if (!directory) {
    describe.skip(`${name} (LEISTER_TEST_OPENSTACK names no OpenStack)`, () => suite(new SwiftPeer()));
    return;
  }
  describe(name, { timeout: 120_000 }, () => {
    const peer = new SwiftPeer();
    beforeAll(() => peer.logIn(), 60_000);
    afterAll(() => peer.cleanUp(), 60_000);
    suite(peer);
  });
}

/** Who may do what, once logged in: `demo` is a plain member of the project of that name. */
export class SwiftPeer {
  endpoint = 'http://127.0.0.1:1/v1';
  token = '';
  readonly #made: string[] = [];
  #cleaner: StorageClient | undefined;

  async logIn(rc = 'openrc-demo'): Promise<this> {
    const { token, endpoint } = await login(join(directory ?? '', rc));
    Object.assign(this, { token, endpoint });
    this.#cleaner = this.client();
    return this;
  }

  client(options: Partial<StorageClientOptions> = {}): StorageClient {
    return new StorageClient({ endpoint: this.endpoint, token: this.token, log: false, ...options });
  }

  /** A client of a container of its own, which is deleted in the end with all that is in it. */
  async withContainer(
    options: Partial<StorageClientOptions> = {},
  ): Promise<StorageClient & { name: string }> {
    const name = this.name('box');
    const client = this.client({ ...options, container: name });
    await client.createContainer();
    return Object.assign(client, { name });
  }

  /** A name that no other test run uses at the same time. */
  name(what: string): string {
    const name = `lst-${what}-${randomBytes(4).toString('hex')}`;
    this.#made.push(name, `${name}_segments`);
    return name;
  }

  async cleanUp(): Promise<void> {
    for (const container of this.#made) {
      try {
        await this.#cleaner?.updateContainer(container, { versioning: false }).catch(() => undefined);
        await this.#cleaner?.emptyContainer(container);
        await this.#cleaner?.deleteContainer(container);
      } catch (error) {
        if (!['NOT_FOUND', 'CONFLICT'].includes((error as { code: string }).code)) throw error;
      }
    }
    await this.#cleaner?.close();
  }
}

/** Until a client of the identity service does it. */
async function login(rc: string): Promise<{ token: string; endpoint: string }> {
  const settings = Object.fromEntries(
    [...readFileSync(rc, 'utf8').matchAll(/(OS_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  const domain = { id: 'default' };
  const user = { name: settings['OS_USERNAME'], password: settings['OS_PASSWORD'], domain };
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: { project: { name: settings['OS_PROJECT_NAME'], domain } },
  };
  const response = await fetch(`${settings['OS_AUTH_URL']}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth }),
  });
  const { token } = (await response.json()) as {
    token: { catalog: { type: string; endpoints: { interface: string; url: string }[] }[] };
  };
  const service = token.catalog.find(({ type }) => type === 'object-store');
  const endpoint = service?.endpoints.find(({ interface: face }) => face === 'public')?.url;
  return { token: response.headers.get('x-subject-token') ?? '', endpoint: endpoint ?? '' };
}
