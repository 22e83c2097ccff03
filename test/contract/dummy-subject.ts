import type { DummyClient, DummyClientOptions } from '@leister/dummy';
import type { ContractClient, ContractSubject } from '@leister/testkit';

/** A cloud in memory as the contract suite wants it, for DummyClient and for those that break it. */
export function dummySubject(Client: new (options: DummyClientOptions) => DummyClient): ContractSubject {
  const cloud: ContractClient = new Client({ buildTime: 20, actionTime: 10 });
  return {
    // All cases share one cloud, as they would share a real one.
    createClient: () => cloud.with({}),
    newServer: (name) => ({ name, flavorId: '1', imageId: '1' }),
    unknownId: '4711',
    otherFlavorId: '2',
    volumeId: '1',
    createOptions: {
      networks: [{ uuid: 'public' }],
      availabilityZone: 'north',
      securityGroups: ['default', 'web'],
      adminPassword: 'Contract-7-word',
      configDrive: true,
    },
    timeout: 5_000,
  };
}
