import { ComputeClient } from '@leister/compute';
import type { ContractSubject } from '@leister/testkit';
import type { NovaFixtures } from '../support/nova-fixtures.js';

/** A real Nova as the contract suite wants it. @param fixtures asked for once the cases run */
export function novaSubject(fixtures: () => NovaFixtures, microversion?: string): ContractSubject {
  return {
    createClient: () => new ComputeClient({ session: fixtures().login.session, microversion }),
    newServer: (name) => {
      const { flavorIds, imageId, networkId } = fixtures();
      return { name, flavorId: flavorIds[0], imageId, networks: [{ uuid: networkId }] };
    },
    unknownId: '7e1a5704-0000-4000-8000-00000000dead',
    timeout: 60_000,
    // Told since 2.19 and 2.26; this client asks for what the lowest knows.
    untoldOptions: microversion === undefined ? ['tags', 'description'] : [],
    get otherFlavorId() {
      return fixtures().flavorIds[1];
    },
    get volumeId() {
      return fixtures().volumeId;
    },
    get createOptions() {
      return {
        keyName: fixtures().keyName,
        // Nova takes a file's path and contents, and nothing more.
        personality: [{ path: '/etc/contract', contents: 'hello\n' }],
        availabilityZone: 'nova',
        securityGroups: ['default'],
        adminPassword: 'Contract-7-word',
        configDrive: true,
      };
    },
  };
}
