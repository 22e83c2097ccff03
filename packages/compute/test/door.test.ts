import { once } from 'node:events';
import {
  ComputeClient,
  type ComputeFeature,
  computeFeatures,
  type ComputeProfile,
  novaProfile,
} from '@leister/compute';
import { describe, expect, test } from 'vitest';
import { methodCases } from './support/method-cases.js';
import { askedOf, connect, rejection, startNova } from './support/stub-nova.js';

const everyFeature = Object.keys(computeFeatures).filter(
  (feature): feature is ComputeFeature => feature !== 'core',
);

/** Declares everything and overrides nothing. */
class ForgetfulClient extends ComputeClient {
  static override readonly profile: ComputeProfile = {
    wire: 'other',
    features: everyFeature,
    createOptions: novaProfile.createOptions,
  };
}

/** Speaks Nova, and has nothing beyond the core. */
class PlainClient extends ComputeClient {
  static override readonly profile: ComputeProfile = { wire: 'nova', features: [], createOptions: [] };
}

const cases = methodCases.map((one) => [[one.method, one.when].filter(Boolean).join(', '), one] as const);
// What these two do is made of a method of the core; the error names that one.
const composed: Readonly<Record<string, string>> = {
  getFlavorDetails: 'listFlavors',
  findFlavor: 'listFlavors',
  getImageDetails: 'listImages',
  findImage: 'listImages',
};
const core: readonly string[] = [...computeFeatures.core, ...Object.keys(composed)];

describe('a client of another cloud that forgot to override', () => {
  test.each(cases)('%s', async (_, { method, call, request }) => {
    const nova = await startNova(() => ({ body: {} }));
    const client = connect(nova, {}, ForgetfulClient);
    const error = await rejection(call(client));
    const refused = composed[method] ?? method;
    expect(error).toMatchObject({ code: 'UNSUPPORTED', status: 501 });
    expect(error.message).toContain(`ForgetfulClient does not support ${refused} `);
    const [path = ''] = request.split('?');
    const wouldBe = refused === method ? path : `GET /${path.split('/')[1]}/detail`;
    expect(error.details).toEqual([
      expect.stringMatching(`^a class that has the feature \\w+ is to override ${refused}$`),
      `nothing was sent; it would have been ${wouldBe}`,
    ]);
    expect(nova.requests).toEqual([]);
  });

  test.each<[string, (client: ComputeClient) => PromiseLike<unknown>, string]>([
    [
      'rebuildServer, which looks at the server first',
      (client) => client.rebuildServer('s-1'),
      'rebuildServer',
    ],
    ['detachVolume', (client) => client.detachVolume('s-1', 'v-1'), 'listVolumeAttachments'],
    ['findServer', (client) => client.findServer('web'), 'listServers'],
    ['waitServerUntil', (client) => client.waitServerUntil('s-1'), 'getServerDetails'],
    ['setFirewallProfile', (client) => client.setFirewallProfile('s', { profile: 'p', portId: 'q' }), ''],
    ['reassignServer', (client) => client.reassignServer('s', 'p'), ''],
    ['getServerStats', (client) => client.getServerStats('s'), ''],
  ])('%s', async (name, call, method) => {
    const nova = await startNova(() => ({ body: {} }));
    const error = await rejection(call(connect(nova, {}, ForgetfulClient)));
    expect(error).toMatchObject({ code: 'UNSUPPORTED', status: 501 });
    expect(error.message).toContain(method || name);
    expect(nova.requests).toEqual([]);
  });

  test('says of itself what it declared, without a request', async () => {
    const nova = await startNova(() => ({ body: {} }));
    const client = connect(nova, {}, ForgetfulClient);
    expect(client.supports('tags')).toBe(true);
    expect(await client.features()).toEqual(['core', ...everyFeature]);
    expect(nova.requests).toEqual([]);
  });

  test('adds no version to its endpoint', async () => {
    const nova = await startNova(() => ({ body: {} }));
    await connect(nova, { endpoint: nova.url }, ForgetfulClient).get('/1.0');
    expect(nova.requests.map(({ url }) => url)).toEqual(['/1.0']);
  });
});

describe('a Nova without the feature of', () => {
  test.each(cases.filter(([, { method }]) => !core.includes(method)))('%s', async (_, { method, call }) => {
    const nova = await startNova(() => ({ body: {} }));
    const error = await rejection(call(connect(nova, {}, PlainClient)));
    expect(error).toMatchObject({ code: 'UNSUPPORTED', status: 501 });
    expect(error.message).toMatch(new RegExp(`^PlainClient does not support ${method} \\(feature \\w+\\)$`));
    expect(nova.requests).toEqual([]);
  });

  test.each(cases.filter(([, { method }]) => core.includes(method)))('still has %s', async (_, one) => {
    const nova = await startNova(() => one.answer);
    await one.call(connect(nova, {}, PlainClient));
    expect(askedOf(nova)).toEqual([one.request]);
  });
});

/** What came after 2.30. */
const sinceNewton: readonly ComputeFeature[] = [
  'topology',
  'serverActions',
  'migrations',
  'aggregateImages',
  'hypervisors',
  'hypervisorStatistics',
  'computeServices',
  'flavorUpdate',
];

describe('features()', () => {
  const versionOf = (version: string, oldest = '2.1') => ({
    body: { version: { id: 'v2.1', status: 'CURRENT', version, min_version: oldest } },
  });

  test.each<[string, string, string | undefined, readonly ComputeFeature[]]>([
    ['2.1', '2.93', undefined, []],
    // What Nova dropped since is asked for in the last version that had it.
    ['2.1', '2.93', '2.36', []],
    ['2.1', '2.93', 'latest', []],
    ['2.36', '2.99', undefined, ['imageDelete', 'floatingIps']],
    ['2.39', '2.99', 'latest', ['imageDelete', 'imageMetadata', 'floatingIps']],
    [
      '2.88',
      '2.99',
      'latest',
      ['imageDelete', 'imageMetadata', 'floatingIps', 'floatingIpAttach', 'hypervisorStatistics'],
    ],
    ['2.1', '2.60', 'latest', ['topology', 'aggregateImages']],
    ['2.1', '2.58', undefined, ['topology', 'aggregateImages', 'migrations']],
    ['2.1', '2.30', undefined, sinceNewton],
    ['2.1', '2.25', undefined, ['tags', ...sinceNewton]],
    [
      '2.1',
      '2.5',
      undefined,
      ['tags', 'console', 'crashDump', 'migrate', 'serverMigrations', ...sinceNewton],
    ],
    ['', '', undefined, ['tags', 'console', 'crashDump', 'migrate', 'serverMigrations', ...sinceNewton]],
  ])('of a Nova from %j to %j, spoken to in %s', async (oldest, newest, microversion, missing) => {
    const nova = await startNova(() => versionOf(newest, oldest));
    const client = connect(nova, { microversion });
    expect(missing.filter((feature) => !client.supports(feature))).toEqual([]);
    const features = await client.features();
    expect(features).toEqual(['core', ...novaProfile.features.filter((it) => !missing.includes(it))]);
    expect(missing.filter((feature) => client.supports(feature))).toEqual([]);
    expect(askedOf(nova)).toEqual(['GET /']);
  });

  test('are those of the version, also when the endpoint goes on with the project', async () => {
    const nova = await startNova(() => versionOf('2.93'));
    await connect(nova, { endpoint: `${nova.url}/compute/v2.1/3f2a` }).features();
    expect(nova.requests.map(({ url }) => url)).toEqual(['/compute/v2.1/']);
  });

  test('are asked for once, by a client and its clones', async () => {
    const nova = await startNova(() => versionOf('2.5'));
    const client = connect(nova);
    const features = await client.features();
    expect(await client.features()).toEqual(features);
    expect(await client.with({}).features()).toEqual(features);
    expect(nova.requests).toHaveLength(1);
  });

  test('are asked for once, by many calls at the same time', async () => {
    const nova = await startNova(() => versionOf('2.5'));
    const client = connect(nova);
    const all = await Promise.all([client.features(), client.with({}).features(), client.features()]);
    expect(new Set(all.map(String)).size).toBe(1);
    expect(all[0]).not.toContain('tags');
    expect(nova.requests).toHaveLength(1);
  });

  test.each([
    ['abort', (controller: AbortController) => ({ signal: controller.signal }), 'ABORTED'],
    ['deadline', () => ({ timeout: 1 }), 'TIMEOUT'],
  ])('that one call gives up, by its %s, the others still get', async (_how, limits, code) => {
    const controller = new AbortController();
    let answer = (): void => undefined;
    const wanted = new Promise<void>((resolve) => (answer = resolve));
    const nova = await startNova(async () => {
      controller.abort();
      await wanted;
      return versionOf('2.93');
    });
    const client = connect(nova);
    const [first, second] = [client.features(limits(controller)), client.features()];
    expect(await rejection(first)).toMatchObject({ code });
    answer();
    expect(await second).toContain('tags');
    expect(nova.requests).toHaveLength(1);
  });

  test('that nobody waits for any more are not asked for any longer', async () => {
    const controller = new AbortController();
    let closed: Promise<unknown> | undefined;
    const nova = await startNova(async (_request, response) => {
      closed = once(response, 'close');
      controller.abort();
      await closed;
    });
    const client = connect(nova);
    const calls = [1, 2].map(() => rejection(client.features({ signal: controller.signal })));
    expect((await Promise.all(calls)).map(({ code }) => code)).toEqual(['ABORTED', 'ABORTED']);
    await closed;
    expect(nova.requests).toHaveLength(1);
  });

  test('are asked for again after a failure', async () => {
    const nova = await startNova(() => (nova.requests.length > 1 ? versionOf('2.93') : { status: 500 }));
    const client = connect(nova);
    expect(await rejection(client.features())).toMatchObject({ code: 'SERVER' });
    expect(await client.features()).toContain('tags');
  });

  test('that were found missing are refused from then on, and nothing is sent', async () => {
    const nova = await startNova(() => versionOf('2.5'));
    const client = connect(nova);
    await client.features();
    expect(await rejection(client.addTag('s-1', 'blue'))).toMatchObject({ code: 'UNSUPPORTED' });
    expect(nova.requests).toHaveLength(1);
  });
});
