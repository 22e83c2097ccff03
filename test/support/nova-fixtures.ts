import { ComputeClient } from '@leister/compute';
import { OpenStackClient } from '@leister/openstack';
import { isRecord, path, wait } from '@leister/rest';
import { type Login, uniqueName } from './openstack-peer.js';

/** What tests of Nova need of an OpenStack besides servers, made for one run. */
export interface NovaFixtures {
  login: Login;
  imageId: string;
  networkId: string;
  /** Ids of two flavors, the smaller one first. */
  flavorIds: readonly [string, string];
  volumeId: string;
  keyName: string;
  remove(): Promise<void>;
}

/** Finds the smallest things there are, and makes a volume and a keypair. */
export async function makeFixtures(login: Login): Promise<NovaFixtures> {
  const { session } = login;
  const nova = new ComputeClient({ session });
  const neutron = new NeutronClient({ session });
  const cinder = new CinderClient({ session });
  const keyName = uniqueName('key');

  const flavors = (await nova.listFlavors()).sort((a, b) => (a.disk ?? 0) - (b.disk ?? 0));
  const [image] = await nova.listImages({ status: 'ACTIVE' });
  const { body: networks } = await neutron.get<{ networks: { id: string }[] }>('/networks', {
    query: { name: 'private' },
  });
  const { body: made } = await cinder.post<{ volume: { id: string } }>('/volumes', {
    json: { volume: { name: uniqueName('volume'), size: 1 } },
  });
  const volumeId = made.volume.id;
  await nova.createKey(keyName);
  await cinder.waitUntilAvailable(volumeId);
  return {
    login,
    imageId: image!.id,
    networkId: networks.networks[0]!.id,
    flavorIds: [flavors[0]!.id, flavors[1]!.id],
    volumeId,
    keyName,
    remove: async () => {
      await nova.deleteKeypair(keyName);
      await cinder.waitUntilAvailable(volumeId);
      await cinder.delete(path`/volumes/${volumeId}`);
      await Promise.all([nova.close(), neutron.close(), cinder.close()]);
    },
  };
}

/** OpenStack Network, as far as these tests need it. */
export class NeutronClient extends OpenStackClient {
  static override readonly serviceType = 'network';
  static override get defaultApiVersion(): string {
    return 'v2.0';
  }
}

/** OpenStack Block Storage, as far as these tests need it. */
class CinderClient extends OpenStackClient {
  static override readonly serviceType = 'volumev3';

  async waitUntilAvailable(id: string): Promise<void> {
    await wait(
      async ({ signal }) => (await this.get(path`/volumes/${id}`, { signal })).body,
      (body) => isRecord(body) && isRecord(body['volume']) && body['volume']['status'] === 'available',
      { timeout: 60_000 },
    );
  }
}
