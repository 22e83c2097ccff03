import {
  Leftovers,
  type Login,
  logIn,
  recordCalls,
  uniqueName,
} from '../../../../../test/support/openstack-peer.js';
import { type Network, type Subnet, NetworkClient } from '../../../src/index.js';

/** The logins and clients of the tests: an administrator's, and that of a plain member of another project. */
export let admin: Login;
export let demo: Login;
export let neutron: NetworkClient;
export let member: NetworkClient;

/** The methods that the tests have called. */
export const called = new Set<string>();
export const leftovers = new Leftovers();

export async function connect(): Promise<void> {
  [admin, demo] = await Promise.all([logIn('openrc'), logIn('openrc-demo')]);
  neutron = recordCalls(
    new NetworkClient({ session: admin.session, region: 'RegionOne', proxy: false }),
    called,
  );
  member = recordCalls(new NetworkClient({ session: demo.session, proxy: false }), called);
}

export async function disconnect(): Promise<void> {
  await Promise.all([neutron?.close(), member?.close()]);
}

export async function makeNetwork(): Promise<Network> {
  const network = await neutron.createNetwork({ name: uniqueName('net') });
  leftovers.add(() => neutron.deleteNetwork(network.id));
  return network;
}

export async function makeSubnet(cidr = '10.77.0.0/24'): Promise<Subnet> {
  const network = await makeNetwork();
  return neutron.createSubnet({ networkId: network.id, cidr, name: network.name });
}
