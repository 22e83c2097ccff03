import { defined, invalidArgument } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { chooseFlavor } from '../catalog/flavors.js';
import { imageSource } from '../catalog/image-source.js';
import { checkLxdForms } from './create-option-forms.js';
import { isInstanceName } from './instance.js';
import type { ImageRemote, LxdCreateServer } from '../model.js';
import { checkNetworks, networkDevices } from './networks.js';
import { checkFiles } from './personality.js';
import { metadataConfig, tagsConfig } from './user-config.js';

/** Options of `createServer` that LXD can honour, its own ones included. */
export const lxdCreateOptions = [
  'metadata',
  'personality',
  'networks',
  'userData',
  'availabilityZone',
  'tags',
  'description',
  'start',
  'profiles',
  'config',
  'devices',
  'type',
  'ephemeral',
  'target',
  'onFailure',
] as const;

/**
 * Refuses what LXD would refuse or drop, before anything is sent.
 *
 * @throws ClientError INVALID_ARGUMENT, UNSUPPORTED
 */
export function checkLxdServer(server: LxdCreateServer): void {
  const { name, target, availabilityZone } = server;
  if (!isInstanceName(name)) {
    throw invalidArgument(`not a name for a server on LXD: ${JSON.stringify(name)}`, [
      'it is 1 to 63 letters, digits and hyphens, begins with a letter and does not end with a hyphen',
    ]);
  }
  if (target !== undefined && availabilityZone !== undefined && target !== availabilityZone) {
    throw invalidArgument('target and availabilityZone mean the same: give one');
  }
  checkLxdForms(server);
  metadataConfig(server.metadata ?? {});
  checkFiles(server.personality ?? []);
  checkNetworks(server.networks ?? []);
}

/** The body of `POST /1.0/instances`. Asks the daemon for what decides it: profiles, extensions. */
export async function instanceBody(
  daemon: Daemon,
  server: LxdCreateServer,
  remotes: Readonly<Record<string, ImageRemote>>,
  call: DaemonCall,
): Promise<Record<string, unknown>> {
  const [flavor, userDataKey] = await Promise.all([
    chooseFlavor(daemon, server.flavorId, call),
    server.userData === undefined ? undefined : keyOfUserData(daemon, call),
  ]);
  const base = server.profiles ?? ['default'];
  // The last profile wins: the flavor's limits are to hold.
  const profiles =
    'profile' in flavor ? [...base.filter((name) => name !== flavor.profile), flavor.profile] : base;
  const networks =
    server.networks && networkDevices(server.networks, await daemon.read(allProfiles, call), profiles);
  return defined({
    name: server.name,
    type: server.type ?? 'container',
    source: imageSource(server.imageId ?? '', remotes),
    instance_type: 'instanceType' in flavor ? flavor.instanceType : undefined,
    profiles,
    config: {
      ...server.config,
      ...metadataConfig(server.metadata ?? {}),
      ...(server.tags && server.tags.length > 0 && tagsConfig(server.tags)),
      ...(userDataKey !== undefined && { [userDataKey]: textOf(server.userData) }),
    },
    devices: { ...networks, ...server.devices },
    ephemeral: server.ephemeral,
    description: server.description,
  });
}

/** The member of a cluster to create it on. */
export function targetOf({ target, availabilityZone }: LxdCreateServer): string | undefined {
  return target ?? availabilityZone;
}

const allProfiles = '/1.0/profiles?recursion=1';

async function keyOfUserData(daemon: Daemon, call: DaemonCall): Promise<string> {
  const { extensions } = await daemon.info(call);
  return extensions.has('cloud_init') ? 'cloud-init.user-data' : 'user.user-data';
}

function textOf(data: string | Uint8Array | undefined): string {
  return typeof data === 'string' ? data : new TextDecoder().decode(data);
}
