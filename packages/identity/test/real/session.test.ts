import { ComputeClient } from '@leister/compute';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { CachedToken, TokenCache } from '../../src/index.js';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack, Leftovers, uniqueName } from '../../../../test/support/openstack-peer.js';
import { rejection } from '../../../../test/support/stub-service.js';
import { closeAll, connectPeer, logInAs } from '../support/peer-logins.js';

describeOpenStack('a session, on a real Nova', () => {
  let facts: OpenStackFacts;
  const leftovers = new Leftovers();

  beforeAll(() => {
    facts = openstackFacts();
  });
  afterEach(async () => {
    await leftovers.clear();
    await closeAll();
  });

  function computeIn(session: ReturnType<typeof logInAs>, region?: string): ComputeClient {
    const client = new ComputeClient({ session, region, proxy: false });
    leftovers.add(() => client.close());
    return client;
  }

  test('serves clients in any region of the catalog, and says of others what there is', async () => {
    const session = logInAs(facts.accounts.demo);
    const [one, two, nowhere] = ['RegionOne', 'RegionTwo', 'Nowhere'].map((region) =>
      computeIn(session, region),
    );
    const flavors = await Promise.all([one!.listFlavors(), two!.listFlavors()]);
    for (const list of flavors) expect(list.map(({ name }) => name)).toContain('m1.tiny');
    expect(await rejection(nowhere!.listServers())).toMatchObject({
      code: 'NOT_FOUND',
      details: [expect.stringContaining('public in RegionTwo')],
    });
  });

  test('renews a token that ends in mid-listing: once, for twenty listings', async () => {
    // A token of an application credential ends with it.
    const demo = logInAs(facts.accounts.demo);
    const expiresAt = new Date(Date.now() + 12_000).toISOString().replace('Z', '');
    const credential = await demo.createApplicationCredential({ name: uniqueName('short'), expiresAt });
    leftovers.add(() => demo.deleteApplicationCredential(credential.id));
    const shortLived = await connectPeer({
      auth: { applicationCredentialId: credential.id, applicationCredentialSecret: credential.secret! },
    }).getToken();
    expect(shortLived.expires).toMatch(/Z$/);

    const kept: CachedToken[] = [];
    // Stands for the cache of a process whose clock is slow.
    const cache: TokenCache = {
      get: async () => ({
        id: shortLived.id,
        version: 'v3',
        body: { token: shortLived.raw },
        staleAt: Date.now() + 3_600_000,
      }),
      set: async (_, token) => void kept.push(token),
      delete: async () => undefined,
    };
    const session = logInAs(facts.accounts.demo, undefined, { tokenCache: cache });
    const clients = [computeIn(session), computeIn(session)];
    const listings = Array.from({ length: 20 }, (_, at) =>
      clients[at % 2]!.listFlavors({}, { query: { limit: 1 } }).pages(),
    );
    const first = await Promise.all(listings.map((pages) => pages.next()));
    for (const page of first) expect(page.value).toHaveLength(1);

    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, Date.parse(shortLived.expires!) - Date.now()) + 500),
    );
    const second = await Promise.all(listings.map((pages) => pages.next()));
    for (const page of second) expect(page.value).toHaveLength(1);
    expect(kept).toHaveLength(1);
    expect((await session.getToken()).id).toBe(kept[0]!.id);
  });
});
