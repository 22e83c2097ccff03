import { ClientError, invalidArgument } from '@leister/rest';
import type { CloudType } from './cloud-type.js';
import { dummy } from './dummy.js';
import { lxd } from './lxd.js';
import { openstack } from './openstack.js';
import { orchestrator } from './orchestrator.js';
import { isPackageName, packageType } from './package.js';

/** The types of clouds there are, by the word that `type` says. */
export const cloudTypes: Readonly<Record<string, CloudType>> = { dummy, lxd, openstack, orchestrator };

/** Types that configurations and kamaki's users already name. */
const laterTypes = ['cyclades', 'rhev', 'synnefo'];

/** Whether a word is a type of clouds, now or later. */
export function isCloudType(word: string): boolean {
  return Object.hasOwn(cloudTypes, word) || laterTypes.includes(word);
}

/** What a cloud is by its type; undefined for one that this version has not. Any other word names a package. */
export function findCloudType(type: string): CloudType | undefined {
  if (Object.hasOwn(cloudTypes, type)) return cloudTypes[type];
  return laterTypes.includes(type) || !isPackageName(type) ? undefined : packageType(type);
}

/** @throws ClientError UNSUPPORTED for a type that this version has not yet, INVALID_ARGUMENT for no type at all */
export function cloudTypeOf(type: string, cloud: string): CloudType {
  const found = findCloudType(type);
  if (found) return found;
  const known = `types of clouds: ${Object.keys(cloudTypes).join(', ')}, or the name of a package`;
  if (laterTypes.includes(type)) {
    const message = `cloud ${cloud} is of type ${type}, which is not available yet in this build`;
    throw new ClientError(message, { status: 501, code: 'UNSUPPORTED', details: [known] });
  }
  if (type === '') throw invalidArgument(`cloud ${cloud} has no type: set cloud.${cloud}.type`, [known]);
  throw invalidArgument(`cloud ${cloud} is of an unknown type: ${JSON.stringify(type)}`, [known]);
}
