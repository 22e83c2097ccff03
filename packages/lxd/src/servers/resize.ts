import { isRecord, texts } from '@leister/compute';
import { ClientError, invalidArgument } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { chooseFlavor, flavorProfiles, limitsIn, limitsOfType } from '../catalog/flavors.js';
import type { Instance } from './instance.js';
import { editConfig, type InstanceParts, replaceParts } from './instance-config.js';
import { parseJson, previousFlavorKey } from './user-config.js';

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
  await replaceParts(
    daemon,
    name,
    ({ config, profiles }) => {
      if (previousFlavorKey in config)
        throw conflict(`server ${name} was resized: confirm or revert that first`);
      const before = { profiles, limits: limitsIn(config) };
      const others = profiles.filter((profile) => !flavors.includes(profile));
      return {
        profiles:
          'profile' in flavor ? [...others.filter((p) => p !== flavor.profile), flavor.profile] : others,
        config: { ...withoutLimits(config), ...limits, [previousFlavorKey]: JSON.stringify(before) },
      };
    },
    call,
  );
}

/** Keeps the new size. */
export async function confirmResize(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  const edit = ({ config }: Instance): Record<string, string> => {
    if (!(previousFlavorKey in config)) throw notResized(name);
    return { [previousFlavorKey]: '' };
  };
  await editConfig(daemon, name, edit, call);
}

/** Goes back to the size before. */
export async function revertResize(daemon: Daemon, name: string, call: DaemonCall): Promise<void> {
  await replaceParts(daemon, name, (instance) => partsBefore(name, instance), call);
}

function partsBefore(name: string, { config, profiles }: Instance): InstanceParts {
  if (!(previousFlavorKey in config)) throw notResized(name);
  const before = parseJson(config[previousFlavorKey]);
  const kept = isRecord(before) ? before : {};
  const { [previousFlavorKey]: _kept, ...rest } = withoutLimits(config);
  return {
    profiles: Array.isArray(kept['profiles']) ? kept['profiles'].map(String) : profiles,
    config: { ...rest, ...texts(kept['limits']) },
  };
}

function withoutLimits(config: Readonly<Record<string, string>>): Record<string, string> {
  const limits = limitsIn(config);
  return Object.fromEntries(Object.entries(config).filter(([key]) => !(key in limits)));
}

function notResized(name: string): ClientError {
  return conflict(`server ${name} was not resized`);
}

function conflict(message: string): ClientError {
  return new ClientError(message, { status: 409, code: 'CONFLICT' });
}
