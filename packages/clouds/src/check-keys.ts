import { type ClientError, invalidArgument } from '@leister/rest';
import type { Config } from './config.js';
import { fullKey } from './key.js';
import { globalSettings } from './setting.js';
import { cloudTypes } from './types/index.js';

/** What people call the place where a cloud is. */
const otherEndpoints = ['addr', 'address', 'auth_url', 'endpoint', 'host', 'path', 'server', 'socket', 'uri'];

/** What kamaki keeps in its configuration: one that was copied is read as it is. */
const kamakiCloudKey =
  /^(?:url|token|pithos_(?:container|uuid)|(?:astakos|cyclades|network|volume|block_storage|plankton|image|pithos|compute|identity)_(?:url|token|type|version))$/;
const kamakiGlobalKey = /^(?:default_cloud|colors|log_(?:file|token|data|pid)|\w+_cli)$/;

/**
 * A key that nobody reads is a slip of the pen, and may mean another cloud than the one that is then used.
 *
 * @param type of the cloud; of one that this version has not, nothing is known to be wrong
 * @param keys what is said of the cloud
 * @throws ClientError INVALID_ARGUMENT for a key that means nothing; it names the nearest that does
 */
export async function checkCloudKeys(cloud: string, type: string, keys: readonly string[]): Promise<void> {
  const known = Object.hasOwn(cloudTypes, type) ? cloudTypes[type] : undefined;
  if (!known) return;
  const names = ['type', ...known.settings.map(({ key }) => key)];
  for (const key of keys) {
    if (names.includes(key) || kamakiCloudKey.test(key)) continue;
    const meant = otherEndpoints.includes(key) ? known.endpoint : longestWithin(key, names);
    throw await unknownKey(`cloud.${cloud}.`, key, names, meant);
  }
}

/** @throws ClientError INVALID_ARGUMENT for a key of `[global]` that means nothing; it names the nearest that does */
export async function checkGlobalKeys(keys: readonly string[]): Promise<void> {
  const known = globalSettings.map(({ key }) => key);
  for (const key of keys) {
    if (!known.includes(key) && !kamakiGlobalKey.test(key)) throw await unknownKey('global.', key, known);
  }
}

/**
 * Checks a key that was set. Sections other than those of clouds and `global` are not ours to judge, nor are clouds
 * whose type is not told.
 *
 * @param key `cloud.NAME.KEY` or `[SECTION.]KEY`
 * @throws ClientError INVALID_ARGUMENT for one that means nothing; it names the nearest that does
 */
export async function checkKey(config: Config, key: string): Promise<void> {
  const [, section = '', name = ''] = /^(.+)\.([^.]+)$/.exec(fullKey(key)) ?? [];
  if (section === 'global') await checkGlobalKeys([name]);
  const cloud = /^cloud\.(.+)$/.exec(section)?.[1];
  const type = cloud !== undefined && config.get(`cloud.${cloud}.type`);
  if (cloud !== undefined && type) await checkCloudKeys(cloud, type, [name]);
}

/** Of `username` that is `user`: OpenStack's own names go on where ours end. */
function longestWithin(key: string, known: readonly string[]): string | undefined {
  return known.filter((name) => key.startsWith(name)).sort((a, b) => b.length - a.length)[0];
}

async function unknownKey(
  lead: string,
  key: string,
  known: readonly string[],
  meant?: string,
): Promise<ClientError> {
  const { nearest } = await import('./nearest.js');
  const near = meant ?? nearest(key, known);
  return invalidArgument(`${lead}${key} is not a key`, [
    ...(near === undefined ? [] : [`did you mean ${lead}${near}?`]),
    `keys: ${known.join(', ')}`,
  ]);
}
