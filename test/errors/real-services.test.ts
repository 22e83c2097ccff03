import { Readable } from 'node:stream';
import type { TokenCache } from '@leister/identity';
import { IdentityClient } from '@leister/identity';
import { ClientError, type Listing } from '@leister/rest';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../support/loopback.js';
import { openstackFacts, type OpenStackFacts } from '../support/openstack-facts.js';
import { describeOpenStack, Leftovers, patience, uniqueName } from '../support/openstack-peer.js';
import {
  clientsByToken,
  clientsOf,
  closeServices,
  serviceClients,
  serviceNames,
  type Services,
} from './real-clients.js';

const nobody = '7e1a5704-0000-4000-8000-00000000dead';

interface Callers {
  admin: Services;
  /** A plain member. */
  demo: Services;
  /** A member whose quotas are small. */
  small: Services;
  facts: OpenStackFacts;
}

type Refusal = readonly [
  what: string,
  status: number,
  code: ClientError['code'],
  message: RegExp,
  call: (callers: Callers) => PromiseLike<unknown>,
];

/** What each service refuses, as it says it itself. */
const refusals: Record<keyof Services, readonly Refusal[]> = {
  identity: [
    [
      'a body without a name',
      400,
      'BAD_REQUEST',
      /name/,
      ({ admin }) => admin.identity.post('/users', { json: { user: {} } }),
    ],
    [
      'what is for administrators',
      403,
      'FORBIDDEN',
      /not authorized/,
      ({ demo }) => demo.identity.listUsers(),
    ],
    [
      'what is not there',
      404,
      'NOT_FOUND',
      /Could not find project/,
      ({ admin }) => admin.identity.getProject(nobody),
    ],
    [
      'a path that it does not know, in HTML',
      404,
      'NOT_FOUND',
      /not found/i,
      ({ admin }) => admin.identity.get('/no/such/thing'),
    ],
    [
      'a name that is taken',
      409,
      'CONFLICT',
      /two projects with .* the same name/,
      ({ admin }) => admin.identity.createProject({ name: 'demo' }),
    ],
  ],
  compute: [
    [
      'a body that is refused',
      400,
      'BAD_REQUEST',
      /Invalid input/,
      ({ admin }) => admin.compute.updateServer(nobody, { name: 1 as never }),
    ],
    ['what is for administrators', 403, 'FORBIDDEN', /Policy/, ({ demo }) => demo.compute.listHypervisors()],
    [
      'what is not there',
      404,
      'NOT_FOUND',
      /could not be found/,
      ({ admin }) => admin.compute.getServerDetails(nobody),
    ],
    ['a name that is taken', 409, 'CONFLICT', /already exists/, ({ admin }) => keyTwice(admin)],
    ['more than the quota', 403, 'OVER_LIMIT', /[Qq]uota exceeded/, serversBeyondQuota],
  ],
  image: [
    [
      'a format that there is not',
      400,
      'BAD_REQUEST',
      /disk format|disk_format/i,
      ({ admin }) => admin.image.createImage({ diskFormat: 'papyrus' }),
    ],
    [
      'what is for administrators',
      403,
      'FORBIDDEN',
      /publicize_image/,
      ({ demo }) => demo.image.createImage({ visibility: 'public' }),
    ],
    [
      'what is not there',
      404,
      'NOT_FOUND',
      /No image found/,
      ({ admin }) => admin.image.getImageDetails(nobody),
    ],
    [
      'a path that it does not know, in HTML',
      404,
      'NOT_FOUND',
      /could not be found/,
      ({ admin }) => admin.image.get('/no/such/thing'),
    ],
    ['data where there is some', 409, 'CONFLICT', /./, ({ demo }) => uploadTwice(demo)],
  ],
  network: [
    [
      'a network that is none',
      400,
      'BAD_REQUEST',
      /not in a CIDR format/,
      ({ admin }) => admin.network.createSubnet({ networkId: nobody, cidr: 'here', ipVersion: 4 }),
    ],
    [
      'what is for administrators',
      403,
      'FORBIDDEN',
      /disallowed by policy/,
      ({ demo }) => demo.network.createNetwork({ name: 'x', shared: true }),
    ],
    [
      'what is not there',
      404,
      'NOT_FOUND',
      /could not be found/,
      ({ admin }) => admin.network.getNetworkDetails(nobody),
    ],
    ['what is in use', 409, 'CONFLICT', /in use/i, ({ demo }) => networkInUse(demo)],
    ['more than the quota', 409, 'OVER_LIMIT', /[Qq]uota exceeded/, portsBeyondQuota],
  ],
  volume: [
    [
      'a size that is none',
      400,
      'BAD_REQUEST',
      /size/i,
      ({ admin }) => admin.volume.post('/volumes', { json: { volume: { size: 'much' } } }),
    ],
    ['what is for administrators', 403, 'FORBIDDEN', /Policy/, ({ demo }) => demo.volume.listServices()],
    [
      'what is not there',
      404,
      'NOT_FOUND',
      /could not be found/,
      ({ admin }) => admin.volume.getVolumeDetails(nobody),
    ],
    [
      'a name that is taken',
      409,
      'CONFLICT',
      /already exists/,
      ({ admin, facts }) => admin.volume.createVolumeType({ name: facts.volumeType }),
    ],
    [
      'more than the quota',
      413,
      'OVER_LIMIT',
      /exceeds allowed|[Qq]uota/,
      ({ small }) => small.volume.createVolume({ size: 2 }),
    ],
  ],
  storage: [
    [
      'a name that is too long, in HTML',
      400,
      'BAD_REQUEST',
      /./,
      ({ demo }) => demo.storage.createContainer('c'.repeat(300)),
    ],
    [
      "another's account, in HTML",
      403,
      'FORBIDDEN',
      /Forbidden|denied/i,
      ({ demo, facts }) =>
        demo.storage.with({ account: `AUTH_${facts.accounts.admin.projectId}` }).listContainers(),
    ],
    [
      'what is not there, in HTML',
      404,
      'NOT_FOUND',
      /could not be found|Not Found/i,
      ({ demo }) => demo.storage.listObjects('leister-nobody-made-it'),
    ],
    [
      'a container with something in it',
      409,
      'CONFLICT',
      /conflict|409|not empty/i,
      ({ demo }) => deleteFull(demo),
    ],
    ['a range outside of the object', 416, 'BAD_REQUEST', /./, ({ demo }) => rangeOutside(demo)],
    ['more than the quota', 413, 'OVER_LIMIT', /quota/i, bytesBeyondQuota],
  ],
};

const leftovers = new Leftovers();
afterEach(() => leftovers.clear(), patience);

describeOpenStack('what the real services refuse', () => {
  let callers: Callers;

  beforeAll(() => {
    const facts = openstackFacts();
    const { admin, demo, small } = facts.accounts;
    callers = { facts, admin: clientsOf(admin), demo: clientsOf(demo), small: clientsOf(small) };
  });
  afterAll(() => Promise.all([callers.admin, callers.demo, callers.small].map(closeServices)));

  describe.each(serviceNames)('%s', (service) => {
    test.each(refusals[service])('%s: %i', async (_what, status, code, message, call) => {
      const error = await errorOf(call(callers));
      expect(error).toMatchObject({ status, code });
      expect(error.message).toMatch(message);
      // Pages are read as text.
      expect(error.message + error.details.join()).not.toMatch(/<\/?[a-z]+>/i);
      expect(error.request?.id).toMatch(/^(?:req-|tx)/);
    });

    test('a token that is none: 401', async () => {
      const stranger = clientsByToken(callers.facts.accounts.demo, 'gAAAAA-nobody');
      const error = await errorOf(listingOf(stranger, service));
      expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
      expect(JSON.stringify(error)).not.toContain('gAAAAA-nobody');
      await closeServices(stranger);
    });
  });
});

describeOpenStack('a front end that turns away, before the real services', () => {
  let facts: OpenStackFacts;
  let token: string;
  let frontEnd: Loopback;
  /** How many requests are turned away yet, and how. */
  let busy: { times: number; status: number; after: string };
  let asked: string[];

  beforeAll(async () => {
    facts = openstackFacts();
    const { identity, ...others } = clientsOf(facts.accounts.demo);
    token = (await identity.getToken()).id;
    await closeServices({ identity, ...others });
    frontEnd = await startLoopback(async ({ method, url, headers, body }) => {
      asked.push(`${method} ${url}`);
      if (busy.times-- > 0)
        return { status: busy.status, headers: { 'retry-after': busy.after }, body: '<h1>Busy</h1>' };
      const [, port = '', path = ''] = /^\/(\d+)(\/.*)$/.exec(url) ?? [];
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { 'x-auth-token': String(headers['x-auth-token']), accept: 'application/json' },
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const type = answer.headers.get('content-type');
      return {
        status: answer.status,
        headers: type === null ? {} : { 'content-type': type },
        body: await answer.text(),
      };
    });
  });
  afterAll(() => frontEnd.close());

  function behindIt(retry?: false): Services {
    asked = [];
    const at = (endpoint: string): string => {
      const { port, pathname } = new URL(endpoint);
      return `${frontEnd.url}/${port}${pathname}`;
    };
    const options = retry === undefined ? {} : { retry };
    const services = clientsByToken(facts.accounts.demo, token, { at, ...options });
    leftovers.add(() => closeServices(services));
    return services;
  }

  describe.each(serviceNames)('%s', (service) => {
    test.each([503, 429])('%i with Retry-After is waited for', async (status) => {
      busy = { times: 1, status, after: '0' };
      const services = behindIt();
      expect(await listingOf(services, service)).toBeInstanceOf(Array);
      expect(asked.slice(0, 2)).toEqual([asked[0], asked[0]]);
    });

    test.each([
      [503, 'UNAVAILABLE'],
      [429, 'RATE_LIMITED'],
    ])('%i is told when nobody waits', async (status, code) => {
      busy = { times: 9, status, after: '1' };
      const error = await errorOf(listingOf(behindIt(false), service));
      expect(error).toMatchObject({ status, code, message: expect.stringContaining('Busy') });
      expect(asked).toHaveLength(1);
    });

    test('one that asks for more than a minute is not waited for', async () => {
      busy = { times: 9, status: 503, after: '3600' };
      const error = await errorOf(listingOf(behindIt(), service));
      expect(error).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
      expect(asked).toHaveLength(1);
    });
  });

  test('what was turned away unread by 429 is sent again, a POST as well', async () => {
    busy = { times: 1, status: 429, after: '0' };
    const { network } = behindIt();
    const { id } = await network.createNetwork({ name: uniqueName('network') });
    leftovers.add(() => network.deleteNetwork(id));
    expect(asked.map((request) => request.split(' ')[0])).toEqual(['POST', 'POST']);
  });
});

describeOpenStack('a token that ends between two pages', () => {
  test(
    'is renewed, once for the listings of all services',
    async () => {
      const facts = openstackFacts();
      const account = facts.accounts.demo;
      const demo = clientsOf(account);
      leftovers.add(() => closeServices(demo));
      const { storage, image, network } = demo;
      for (const one of [1, 2]) {
        const container = uniqueName(`pages-${one}`);
        await storage.createContainer(container);
        leftovers.add(() => storage.deleteContainer(container));
        const { id } = await image.createImage({ name: container });
        leftovers.add(() => image.deleteImage(id));
        const made = await network.createNetwork({ name: container });
        leftovers.add(() => network.deleteNetwork(made.id));
      }

      const shortLived = await tokenForSeconds(demo.identity, 12);
      let kept = 0;
      // Stands for the cache of a process whose clock is slow: it goes on using the token when that has ended.
      const tokenCache: TokenCache = {
        get: async () => ({ ...shortLived, version: 'v3', staleAt: Date.now() + 3_600_000 }),
        set: async () => void kept++,
        delete: async () => undefined,
      };
      const { username, password, domainName: userDomainName, projectId } = account;
      const session = new IdentityClient({
        endpoint: facts.url,
        auth: { username, password, userDomainName, projectId },
        tokenCache,
        proxy: false,
      });
      const services = { identity: session, ...serviceClients({ session, proxy: false }) };
      leftovers.add(() => closeServices(services));
      const listings: Listing<unknown>[] = [
        services.compute.listFlavors({}, { query: { limit: 1 } }),
        services.image.listImages({ limit: 1 }),
        services.network.listNetworks({}, { query: { limit: 1 } }),
        services.storage.listContainers({ limit: 1 }),
      ];
      const pages = listings.map((listing) => listing.pages());
      for (const { value } of await Promise.all(pages.map((page) => page.next())))
        expect(value).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, shortLived.ends - Date.now()) + 500));
      for (const { value } of await Promise.all(pages.map((page) => page.next())))
        expect(value).toHaveLength(1);
      expect(await services.volume.listVolumeTypes()).toBeInstanceOf(Array);
      expect(await session.listMyProjects()).toBeInstanceOf(Array);
      expect(kept).toBe(1);
    },
    patience,
  );
});

/** A token that ends with the application credential it was given for. */
async function tokenForSeconds(
  identity: IdentityClient,
  seconds: number,
): Promise<{ id: string; body: { token: unknown }; ends: number }> {
  const expiresAt = new Date(Date.now() + seconds * 1000).toISOString().replace('Z', '');
  const credential = await identity.createApplicationCredential({ name: uniqueName('short'), expiresAt });
  leftovers.add(() => identity.deleteApplicationCredential(credential.id));
  const login = new IdentityClient({
    endpoint: openstackFacts().url,
    auth: { applicationCredentialId: credential.id, applicationCredentialSecret: credential.secret! },
    proxy: false,
  });
  const { id, raw, expires } = await login.getToken();
  await login.close();
  return { id, body: { token: raw }, ends: Date.parse(expires!) };
}

/** The plainest listing of each service, which anybody may ask for. */
function listingOf(services: Services, service: keyof Services): PromiseLike<unknown> {
  switch (service) {
    case 'identity':
      return services.identity.listMyProjects();
    case 'compute':
      return services.compute.listFlavors();
    case 'image':
      return services.image.listImages();
    case 'network':
      return services.network.listNetworks();
    case 'volume':
      return services.volume.listVolumeTypes();
    case 'storage':
      return services.storage.listContainers();
  }
}

async function keyTwice({ compute }: Services): Promise<unknown> {
  const name = uniqueName('key');
  const { publicKey = '' } = await compute.createKey(name);
  leftovers.add(() => compute.deleteKeypair(name));
  return compute.createKey(name, publicKey);
}

function serversBeyondQuota({ small, facts }: Callers): Promise<unknown> {
  const server = {
    name: uniqueName('server'),
    flavorRef: Object.values(facts.flavors)[0],
    imageRef: facts.images['tiny'],
    networks: 'none',
    min_count: 2,
  };
  const headers = { 'x-openstack-nova-api-version': '2.37' };
  return small.compute.post('/servers', { json: { server }, headers });
}

async function uploadTwice({ image }: Services): Promise<unknown> {
  const { id } = await image.createImage({
    name: uniqueName('image'),
    diskFormat: 'raw',
    containerFormat: 'bare',
  });
  leftovers.add(() => image.deleteImage(id));
  await image.uploadImage(id, 'once');
  return image.uploadImage(id, () => Readable.from(['twice']));
}

async function networkInUse({ network }: Services): Promise<unknown> {
  const { id } = await network.createNetwork({ name: uniqueName('network') });
  leftovers.add(() => network.deleteNetwork(id));
  const port = await network.createPort({ networkId: id });
  leftovers.add(() => network.deletePort(port.id));
  return network.deleteNetwork(id);
}

async function portsBeyondQuota({ small, facts }: Callers): Promise<unknown> {
  const networkId = facts.networks['private']!;
  return small.network.createPorts([{ networkId }, { networkId }, { networkId }]);
}

async function deleteFull({ storage }: Services): Promise<unknown> {
  const container = await containerOf(storage);
  await storage.uploadObject('o', 'x', { container });
  return storage.deleteContainer(container);
}

async function rangeOutside({ storage }: Services): Promise<unknown> {
  const container = await containerOf(storage);
  await storage.uploadObject('o', 'x', { container });
  return storage.downloadToBytes('o', { container, range: '5-9' });
}

async function bytesBeyondQuota({ small: { storage }, facts }: Callers): Promise<unknown> {
  const container = await containerOf(storage);
  return storage.uploadObject('o', new Uint8Array(facts.smallAccountBytes + 1), { container });
}

async function containerOf(storage: Services['storage']): Promise<string> {
  const container = uniqueName('errors');
  await storage.createContainer(container);
  leftovers.add(async () => {
    await storage.emptyContainer(container);
    await storage.deleteContainer(container);
  });
  return container;
}

async function errorOf(work: PromiseLike<unknown>): Promise<ClientError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
  return expect.fail('it did not fail');
}
