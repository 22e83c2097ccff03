import { isDeepStrictEqual } from 'node:util';
import { type Json, record } from '@leister/compute';
import { defined, path } from '@leister/rest';
import type { Change, Daemon, DaemonCall } from '../daemon/daemon.js';
import { type Instance, toInstance } from './instance.js';
import type { LxdDevice } from '../model.js';
import { again, unlessChanged } from '../daemon/unless-changed.js';

/** What of an instance can be replaced. */
export interface InstanceParts {
  config?: Readonly<Record<string, string>>;
  devices?: Readonly<Record<string, LxdDevice>>;
  profiles?: readonly string[];
}

export async function readInstance(daemon: Daemon, name: string, call: DaemonCall): Promise<Instance> {
  return toInstance(await daemon.read(path`/1.0/instances/${name}`, call));
}

/** With its state: its addresses, above all. */
export async function readWithState(daemon: Daemon, name: string, call: DaemonCall): Promise<Json> {
  const value = await daemon.read(path`/1.0/instances/${name}` + '?recursion=1', call);
  return record(value, 'instance');
}

/** Sets keys of the configuration and leaves the others; '' takes a key away. */
export async function setConfig(
  daemon: Daemon,
  name: string,
  config: Readonly<Record<string, string>>,
  call: DaemonCall,
): Promise<void> {
  const at = path`/1.0/instances/${name}`;
  await again(call, () => daemon.change('PATCH', at, replacement(daemon, name, { config }, call), call));
}

/**
 * Sets keys of the configuration to what depends on their present values: nothing that somebody else changes
 * meanwhile is lost.
 *
 * @param edit gives the keys to set; throws to leave it as it is
 */
export async function editConfig(
  daemon: Daemon,
  name: string,
  edit: (instance: Instance) => Readonly<Record<string, string>>,
  call: DaemonCall,
): Promise<void> {
  const at = path`/1.0/instances/${name}`;
  await unlessChanged(daemon, at, call, async (value, headers) => {
    const config = edit(toInstance(value));
    await daemon.change('PATCH', at, { ...replacement(daemon, name, { config }, call), headers }, call);
  });
}

/**
 * Replaces parts of an instance as a whole. The daemon takes what is left out for what is to go, so all the rest is
 * sent back as it was read.
 */
export async function replaceParts(
  daemon: Daemon,
  name: string,
  change: (instance: Instance) => InstanceParts,
  call: DaemonCall,
): Promise<void> {
  const at = path`/1.0/instances/${name}`;
  await unlessChanged(daemon, at, call, async (value, headers) => {
    const instance = toInstance(value);
    const { config, devices, profiles, raw } = instance;
    const { architecture, ephemeral, description, stateful } = raw;
    const asRead = defined({ architecture, ephemeral, description, stateful });
    const parts = { config, devices, profiles, ...change(instance) };
    const request = replacement(daemon, name, parts, call);
    await daemon.change('PUT', at, { ...request, json: { ...asRead, ...parts }, headers }, call);
  });
}

/** The request that sets parts of an instance. Nothing is lost by its being sent again. */
function replacement(daemon: Daemon, name: string, parts: InstanceParts, call: DaemonCall): Change {
  const verify = async (): Promise<boolean> => has(await readInstance(daemon, name, call), parts);
  return { json: parts, verify, becomes: { description: 'Updating instance', instance: name }, repeat: true };
}

/** Whether an instance has what was to be set. What the daemon keeps there itself changes all the time. */
function has(instance: Instance, { config, devices, profiles }: InstanceParts): boolean {
  const isSet = ([key, value]: [string, string]): boolean =>
    key.startsWith('volatile.') || (instance.config[key] ?? '') === value;
  return (
    Object.entries(config ?? {}).every(isSet) &&
    (devices === undefined || isDeepStrictEqual(instance.devices, devices)) &&
    (profiles === undefined || isDeepStrictEqual(instance.profiles, profiles))
  );
}
