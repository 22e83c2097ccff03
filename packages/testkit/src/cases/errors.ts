import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ComputeClient } from '@leister/compute';
import { profileOf } from '../bench.js';
import { allFeatures, builtOnOthers, methodCalls, methodsOf, supportedMethods } from '../calls.js';
import type { ContractClient, FeatureMethod } from '../contract-client.js';
import { assertRejects, settle, soon } from '../rejections.js';
import { always, type CaseDefinition } from './case.js';

/** What a client says it can do, and how it says no. */
export const errorCases: CaseDefinition[] = [
  always('features() and supports() say the same', async ({ client }) => {
    const features = await client.features();
    assert.equal(new Set(features).size, features.length, 'a feature is told twice');
    assert.deepEqual(
      allFeatures.filter((feature) => client.supports(feature)).sort(),
      [...features].sort(),
      'supports() and features() do not agree',
    );
    const declared = ['core', ...profileOf(client).features];
    for (const feature of features) assert.ok(declared.includes(feature), `${feature} is not in the profile`);
    assert.ok(features.includes('core'), 'every client has the core');
  }),

  always("every declared method is the client's own", async ({ client }) => {
    const { wire, features } = profileOf(client);
    if (wire === 'nova') return;
    const declared = (['core', ...features] as const).flatMap(methodsOf);
    const inherited = declared.filter(
      (method) => client[method] === ComputeClient.prototype[method] && !builtOnOthers.includes(method),
    );
    assert.deepEqual(inherited, [], 'these methods are declared, but would send requests of Nova');
  }),

  always(
    'features the client has not are refused by the name of the method, with nothing sent',
    async (bench) => {
      for (const feature of allFeatures.filter((one) => !bench.client.supports(one)))
        await bench.refuses(feature);
    },
  ),

  always('an unknown id is NOT_FOUND', async (bench) => {
    const using = await bench.callArguments();
    for (const method of methodsAboutAnId(bench.client)) {
      const work = (): PromiseLike<unknown> => methodCalls[method].call(bench.client, using);
      // Nova itself does not tell a server that is not there from one without the tag.
      if (method === 'checkTagExists') {
        const outcome = await settle(method, work);
        assert.ok('error' in outcome ? outcome.error.code === 'NOT_FOUND' : outcome.value === false, method);
      } else {
        await assertRejects(`${method} of an unknown id`, 'NOT_FOUND', work);
      }
    }
  }),

  always('an id that could mean something else is refused before anything is sent', async (bench) => {
    const using = await bench.callArguments();
    for (const id of ['', '.', '..', 'a\nb', undefined as unknown as string]) {
      for (const method of methodsAboutAnId(bench.client)) {
        const what = `${method}(${JSON.stringify(id)})`;
        await bench.sendsNothing(what, () =>
          assertRejects(what, ['INVALID_ARGUMENT', 'NOT_FOUND'], () =>
            methodCalls[method].call(bench.client, { ...using, id }),
          ),
        );
      }
    }
  }),

  always('bad arguments are INVALID_ARGUMENT, and nothing is sent', async (bench) => {
    const { client } = bench;
    const server = await bench.newServer();
    const bad: [string, () => PromiseLike<unknown>][] = [
      ['createServer without a name', () => client.createServer({ ...server, name: '' })],
      ['createServer without a flavor', () => client.createServer({ ...server, flavorId: '' })],
      ['createServer without an image', () => client.createServer({ ...server, imageId: '' })],
      ['createServer of nothing', () => client.createServer(undefined as never)],
      ['createServers with no concurrency', () => client.createServers([server], { concurrency: 0 })],
      ['a negative timeout', () => client.getServerDetails(bench.subject.unknownId, { timeout: -1 })],
      ['a signal that is none', () => client.listImages({}, { signal: 'stop' as never })],
      ['a wait for no status', () => client.waitServerUntil(bench.subject.unknownId, 'HAPPY')],
      ['a wait while in no status', () => client.waitServersWhile([bench.subject.unknownId], 'HAPPY')],
    ];
    for (const nothing of ['', ' ', undefined as unknown as string]) {
      bad.push([`findServer(${JSON.stringify(nothing)})`, () => client.findServer(nothing)]);
    }
    if (profileOf(client).createOptions.includes('metadata')) {
      const metadata = { role: 1 } as never;
      bad.push(['metadata that is no text', () => client.createServer({ ...server, metadata })]);
    }
    if (client.supports('rename')) {
      bad.push(['an empty new name', () => client.updateServerName(bench.subject.unknownId, '')]);
    }
    if (profileOf(client).createOptions.includes('personality')) {
      const personality = [{ path: 'etc/motd', contents: 'hello' }];
      bad.push(['a file without an absolute path', () => client.createServer({ ...server, personality })]);
    }
    for (const [what, work] of bad) {
      const error = await bench.sendsNothing(what, () => assertRejects(what, 'INVALID_ARGUMENT', work));
      assert.equal(error.status, 0, `${what}: no answer came, so there is no status`);
    }
  }),

  always('a signal that is aborted already: ABORTED, and nothing is sent', async (bench) => {
    const using = await bench.callArguments();
    const options = { signal: AbortSignal.abort() };
    for (const method of supportedMethods(bench.client)) {
      await bench.sendsNothing(method, () =>
        assertRejects(method, 'ABORTED', () => methodCalls[method].call(bench.client, using, options)),
      );
    }
    const [outcome] = await bench.client.createServers([using.server], options);
    assert.equal(outcome?.error?.code, 'ABORTED', 'createServers with an aborted signal');
  }),

  always('a deadline that has passed is TIMEOUT, not ABORTED', async (bench) => {
    const using = await bench.callArguments();
    const signal = AbortSignal.timeout(1);
    await sleep(20);
    for (const method of ['listServers', 'getServerDetails', 'createServer'] as const) {
      await assertRejects(method, 'TIMEOUT', () => methodCalls[method].call(bench.client, using, { signal }));
    }
  }),

  always('a call that is aborted while it is under way ends at once', async (bench) => {
    const using = await bench.callArguments((await bench.sharedServer()).id);
    for (const method of ['getServerDetails', 'listServers', 'listImages'] as const) {
      const controller = new AbortController();
      const call = assertRejects(method, 'ABORTED', () =>
        methodCalls[method].call(bench.client, using, { signal: controller.signal }).then((value) => value),
      );
      controller.abort();
      await soon(method, 5_000, call);
    }
  }),
];

function methodsAboutAnId(client: ContractClient): FeatureMethod[] {
  return supportedMethods(client).filter((method) => methodCalls[method].takesId);
}
