import { ClientError, invalidArgument } from '@leister/rest';
import { chooseFlavor, flavorProfiles, limitsIn, limitsOfType } from '../catalog/flavors.js';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import type { Instance } from './instance.js';
import { editConfig, type InstanceParts, replaceParts } from './instance-config.js';
import { isUnconfirmed, keepBefore, look, readBefore } from './unconfirmed.js';
import { previousFlavorKey } from './user-config.js';

/**
 * Gives an instance another size, at once. What it had before is kept with it until {@link confirmResize} or
 * {@link revertResize}.
 */
export async function resize(
  daemon: Daemon,
  name: string,
  flavorId: string,
  call: DaemonCall,
): Promise<void> {
  const flavor = await chooseFlavor(daemon, flavorId, call);
  const limits = 'instanceType' in flavor ? limitsOfType(flavor.instanceType) : {};
  if (!limits) {
    throw invalidArgument(`LXD knows the size of ${JSON.stringify(flavorId)} only when it creates a server`, [
      'give it as c2-m4 (CPUs, GB), or as a profile',
    ]);
  }
  const flavors = flavorProfiles(await daemon.read('/1.0/profiles?recursion=1', call));
  const parts = ({ config, profiles, raw }: Instance): InstanceParts => {
    if (isUnconfirmed(config)) throw conflict(`server ${name} was resized: confirm or revert that first`);
    const before = { profiles: [...profiles], limits: limitsIn(config), seen: look(raw) };
    const others = profiles.filter((profile) => !flavors.includes(profile));
    return {
      profiles:
        'profile' in flavor ? [...others.filter((p) => p !== flavor.profile), flavor.profile] : others,
      config: { ...withoutLimits(config), ...limits, ...keepBefore(before) },
    };
  };
  await replaceParts(daemon, name, parts, call);
}

/** Keeps the new size. */
export async function confirmResize(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  const edit = ({ config }: Instance): Record<string, string> => {
    if (!isUnconfirmed(config)) throw notResized(name);
    return { [previousFlavorKey]: '' };
  };
  await editConfig(daemon, name, edit, call);
}

/** Goes back to the size before. */
export async function revertResize(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  await replaceParts(daemon, name, (instance) => partsBefore(name, instance), call);
}

function partsBefore(name: string, { config, profiles }: Instance): InstanceParts {
  if (!isUnconfirmed(config)) throw notResized(name);
  const before = readBefore(config);
  const { [previousFlavorKey]: _kept, ...rest } = withoutLimits(config);
  return { profiles: before.profiles ?? profiles, config: { ...rest, ...before.limits } };
}

function withoutLimits(config: Readonly<Record<string, string>>): Record<string, string> {
  const limits = limitsIn(config);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !(key in limits)));
}

function notResized(name: string): ClientError {
  return conflict(`server ${name} was not resized`);
}

function conflict(message: string): ClientError {
  return new ClientError(message, { code: 'CONFLICT' });
}
