import { ClientError } from '@leister/rest';
import { find, nextSerial, notFound, remove } from './items.js';
import type { Cloud, FloatingIpRecord } from './state.js';

/** The one pool of floating addresses: those kept for documentation (RFC 5737). */
export const thePool = 'public';

const lastAddress = 254;

export function allocateFloatingIp(cloud: Cloud, pool = thePool): FloatingIpRecord {
  if (pool !== thePool) throw notFound(`no pool is called ${JSON.stringify(pool)}`);
  const taken = new Set(cloud.state.floatingIps.map(({ address }) => address));
  let number = 1;
  while (taken.has(`203.0.113.${number}`)) number++;
  if (number > lastAddress)
    throw new ClientError(`the pool ${pool} has no address left`, { code: 'OVER_LIMIT' });
  const serial = nextSerial(cloud, 'floatingIps');
  const floatingIp = { serial, id: String(serial), address: `203.0.113.${number}`, pool };
  cloud.state.floatingIps.push(floatingIp);
  return floatingIp;
}

export function releaseFloatingIp(cloud: Cloud, id: string): void {
  remove(cloud, 'floatingIps', find(cloud, 'floatingIps', id));
}
