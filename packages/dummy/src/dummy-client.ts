import type { ComputeProfile } from '@leister/compute';
import { DummyServerPartMethods } from './methods/server-parts.js';

/**
 * A compute cloud in memory (or in a file), for trying programs out and for tests. It behaves as a small Nova does:
 * what is asked for takes a while, what cannot be is refused, and nothing leaves the process.
 *
 * @example
 * const cloud = new DummyClient({ buildTime: 1000 });
 * const { id } = await cloud.createServer({ name: 'web', flavorId: '1', imageId: '1' });
 * await cloud.waitServerUntil(id);
 */
export class DummyClient extends DummyServerPartMethods {
  static override readonly profile: ComputeProfile = {
    wire: 'dummy',
    features: [
      'power',
      'reboot',
      'pause',
      'suspend',
      'rename',
      'metadata',
      'tags',
      'password',
      'resize',
      'rebuild',
      'rescue',
      'serverImages',
      'imageDelete',
      'imageMetadata',
      'nics',
      'keypairs',
      'floatingIps',
      'console',
      'consoleLog',
      'volumes',
      'diagnostics',
      'limits',
      'shelve',
      'lock',
    ],
    createOptions: [
      'metadata',
      'personality',
      'networks',
      'userData',
      'availabilityZone',
      'securityGroups',
      'keyName',
      'tags',
      'adminPassword',
      'configDrive',
      'blockDeviceMapping',
      'description',
    ],
  };
}
