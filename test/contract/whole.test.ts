import { expect, test } from 'vitest';
import { type ComputeFeature, computeFeatures } from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { type ComputeMethod, type ContractClient, computeContract } from '@leister/testkit';
import { dummySubject } from './dummy-subject.js';

/** Public methods of no feature. The type says when one is missing here, or one too many. */
const ofNoFeature: Record<
  Exclude<ComputeMethod, (typeof computeFeatures)[keyof typeof computeFeatures][number]>,
  true
> = {
  supports: true,
  features: true,
  createServers: true,
  findServer: true,
  waitServerUntil: true,
  waitServerWhile: true,
  waitServersUntil: true,
  waitServersWhile: true,
  getFlavorDetails: true,
  findFlavor: true,
  getImageDetails: true,
  findImage: true,
};

/** Of features that DummyClient has not: that they are refused is all there is to call. */
const notOfDummy = Object.entries(computeFeatures)
  .filter(
    ([feature]) => feature !== 'core' && !DummyClient.profile.features.includes(feature as ComputeFeature),
  )
  .flatMap(([, methods]): readonly string[] => methods);

/** A client that notes which of its methods are called from outside. */
function noting(client: ContractClient, called: Set<string>): ContractClient {
  return new Proxy(client, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || name === 'constructor') return member;
      return (...args: unknown[]) => {
        called.add(String(name));
        return member.apply(target, args) as unknown;
      };
    },
  });
}

test('each method of a feature is called by a case of that feature, each of the core by one of its own', async () => {
  const subject = dummySubject(DummyClient);
  const calledBy = new Map<string, Set<string>>();
  let called = new Set<string>();
  const createClient = async (): Promise<ContractClient> => noting(await subject.createClient(), called);
  const { cases, cleanUp } = computeContract({ ...subject, createClient });
  // These call every method there is, whatever it does.
  for (const { name, feature = 'core', run } of cases.filter(
    (one) => !/unknown id|could mean|aborted already|has not are refused/.test(one.name),
  )) {
    called = calledBy.get(feature) ?? new Set();
    calledBy.set(feature, called);
    await run();
    expect(called.size, name).toBeGreaterThan(0);
  }
  await cleanUp();
  const forgotten = Object.entries(computeFeatures).flatMap(([feature, methods]) =>
    methods.filter((method) => !calledBy.get(feature)?.has(method)),
  );
  expect(forgotten.filter((method) => !notOfDummy.includes(method))).toEqual([]);
});

test('the suite calls every public method of ComputeClient', async () => {
  const called = new Set<string>();
  const subject = dummySubject(DummyClient);
  const contract = computeContract({
    ...subject,
    createClient: async () => noting(await subject.createClient(), called),
  });
  for (const { run } of contract.cases) await run();
  await contract.cleanUp();
  const methods = [...Object.values(computeFeatures).flat(), ...Object.keys(ofNoFeature)];
  expect(methods.filter((method) => !called.has(method))).toEqual([]);
});

test('the suite leaves nothing behind', async () => {
  const subject = dummySubject(DummyClient);
  const client = await subject.createClient();
  const everything = async (): Promise<unknown> => ({
    servers: await client.listServers(),
    images: (await client.listImages()).map(({ id, metadata }) => ({ id, metadata })),
    keypairs: await client.listKeypairs(),
    addresses: await client.getFloatingIps(),
  });
  const before = await everything();
  const contract = computeContract(subject);
  for (const { run } of contract.cases) await run();
  await contract.cleanUp();
  expect(await everything()).toEqual(before);
});
