import { defined, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
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

/** Sets keys of the configuration and leaves the others; '' takes a key away. */
export async function setConfig(
  daemon: Daemon,
  name: string,
  config: Readonly<Record<string, string>>,
  call: DaemonCall,
): Promise<void> {
  const at = path`/1.0/instances/${name}`;
  await again(call, () => daemon.change('PATCH', at, { json: { config } }, call));
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
    const json = { config: edit(toInstance(value)) };
    await daemon.change('PATCH', at, { json, headers }, call);
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
    const json = { ...asRead, config, devices, profiles, ...change(instance) };
    await daemon.change('PUT', at, { json, headers }, call);
  });
}
