import type { Json } from '@leister/compute';
import { type CallOptions, firstHeader, invalidArgument } from '@leister/rest';
import { again } from '../../daemon/unless-changed.js';
import { ApiException } from '../api-exception.js';
import type { ApiResult } from '../api-result.js';
import type { LxdApi } from '../lxd-api.js';
import { containerDiff, withoutDifferences } from './container-config.js';
import { found, isGone } from './found.js';

/** How a shortcut may be ended. It waits as long as the API does, `defaultTimeout`, for each thing that it begins. */
export type ShortcutOptions = Pick<CallOptions, 'signal'>;

/** What `containerGet` gives. */
export type Container = ApiResult<Json & { name: string; status: string }>;

/** Seconds that the init of a container may take to stop it. */
const grace = 30;

type Action = 'start' | 'stop' | 'freeze' | 'unfreeze';

/** The way to each status, by where it starts from; '' for anywhere else. */
const ways: Readonly<Record<string, Readonly<Record<string, readonly Action[]>>>> = {
  Running: { Frozen: ['unfreeze'], '': ['start'] },
  // Incus lets nothing that is frozen hear that it is to stop.
  Stopped: { Frozen: ['unfreeze', 'stop'], '': ['stop'] },
  Frozen: { Stopped: ['start', 'freeze'], '': ['freeze'] },
};

/** A container; false where there is none. LXD: GET /1.0/containers/NAME. */
export function containerGet(
  api: LxdApi,
  name: string,
  options: ShortcutOptions = {},
): Promise<Container | false> {
  return found(api.at('containers', name).get(options));
}

/** Whether there is such a container. */
export async function containerExists(
  api: LxdApi,
  name: string,
  options?: ShortcutOptions,
): Promise<boolean> {
  return (await containerGet(api, name, options)) !== false;
}

/**
 * Sees to it that a container is gone: stops it if it is running or frozen, and deletes it. Its init is asked to stop,
 * and has 30 s for it; then it is stopped by force.
 *
 * @param container what `containerGet` gave
 * @returns whether there was one
 */
export async function containerAbsent(
  api: LxdApi,
  container: Container | false,
  options: ShortcutOptions = {},
): Promise<boolean> {
  if (!container) return false;
  const { name } = container.metadata;
  const now = await containerGet(api, name, options);
  if (!now) return false;
  if (now.metadata.status !== 'Error') {
    try {
      await containerApplyStatus(api, now, 'Stopped', options);
    } catch (error) {
      if (!(error instanceof ApiException)) throw error;
      await stopByForce(api, name, options);
    }
  }
  // An ephemeral one is gone when it has stopped.
  await containerDestroy(api, name, options);
  return true;
}

/**
 * Deletes a container that is stopped. LXD: DELETE /1.0/containers/NAME.
 *
 * @returns whether there was one
 */
export async function containerDestroy(
  api: LxdApi,
  name: string,
  options: ShortcutOptions = {},
): Promise<boolean> {
  try {
    const deletion = await api.at('containers', name).delete(options);
    await deletion.wait(undefined, options);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/**
 * Sees to it that a container is configured like this: makes it, or changes what `containerDiff` tells. A change is
 * made to the container as it was read (`If-Match`), and begun anew when somebody else changed it meanwhile.
 *
 * @param container what `containerGet` gave; false has one made
 * @param config the body of POST /1.0/containers
 * @returns whether anything was done
 */
export async function containerApplyConfig(
  api: LxdApi,
  container: Container | false,
  config: Readonly<Json>,
  options: ShortcutOptions = {},
): Promise<boolean> {
  if (!container) {
    const creation = await api.at('containers').post(config, options);
    await creation.wait(undefined, options);
    return true;
  }
  const place = api.at('containers', container.metadata.name);
  return again(options, async () => {
    const now = await place.get(options);
    const differences = containerDiff(now, config);
    if (differences.length === 0) return false;
    const etag = firstHeader(now.response.headers['etag']);
    const headers = etag === undefined ? {} : { 'if-match': etag };
    const change = await place.put(withoutDifferences(now, differences), { ...options, headers });
    await change.wait(undefined, options);
    return true;
  });
}

/**
 * Sees to it that a container has a status.
 *
 * @param container what `containerGet` gave
 * @param status `Running`, `Stopped` or `Frozen`
 * @returns whether anything was done
 * @throws ClientError INVALID_ARGUMENT for another status; ApiException when the daemon fails at it
 */
export async function containerApplyStatus(
  api: LxdApi,
  container: Container,
  status: string,
  options: ShortcutOptions = {},
): Promise<boolean> {
  const way = ways[status];
  if (!way) throw invalidArgument(`the status of a container is one of ${Object.keys(ways).join(', ')}`);
  const { name } = container.metadata;
  const { metadata: now } = await api.at('containers', name).get<{ status: string }>(options);
  if (now.status === status) return false;
  for (const action of way[now.status] ?? way['']!) await changeState(api, name, action, options);
  return true;
}

/**
 * Makes a container if there is none, configures it like this otherwise, and sees to it that it has a status.
 *
 * @param config the body of POST /1.0/containers, with its `name`
 * @returns the container as it is then
 */
export async function containerApply(
  api: LxdApi,
  config: Readonly<Json> & { name: string },
  status: string,
  options: ShortcutOptions = {},
): Promise<Container> {
  if (!(status in ways))
    throw invalidArgument(`the status of a container is one of ${Object.keys(ways).join(', ')}`);
  const place = api.at('containers', config.name);
  await containerApplyConfig(api, await containerGet(api, config.name, options), config, options);
  const container: Container = await place.get(options);
  await containerApplyStatus(api, container, status, options);
  return place.get(options);
}

/** One that has stopped meanwhile is left to its deletion, and one that does not stop to the daemon's refusal. */
async function stopByForce(api: LxdApi, name: string, options: ShortcutOptions): Promise<void> {
  try {
    const change = await api.at('containers', name, 'state').put({ action: 'stop', force: true }, options);
    await change.wait(undefined, options);
  } catch (error) {
    if (!(error instanceof ApiException)) throw error;
  }
}

async function changeState(
  api: LxdApi,
  name: string,
  action: Action,
  options: ShortcutOptions,
): Promise<void> {
  const change = await api.at('containers', name, 'state').put({ action, timeout: grace }, options);
  // The daemon is to be the first to give up.
  await change.wait(grace + api.defaultTimeout, options);
}
