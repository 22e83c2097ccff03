import { defined, invalidArgument } from '@leister/rest';
import type { CreateServer, RebuildServer } from '../model/server.js';
import type { UpdateServer } from '../model/server-parts.js';
import { atLeast, later, type Microversions } from './microversion.js';

/** The body of `POST /servers`, in Nova's words. @param microversion in which it is sent */
export function serverBody(server: CreateServer, microversion: string | undefined): Record<string, unknown> {
  return defined({
    name: server.name,
    flavorRef: server.flavorId,
    imageRef: server.imageId,
    metadata: server.metadata,
    personality: server.personality?.map(({ path, contents, owner, group, mode }) =>
      defined({ path, contents: base64(contents), owner, group, mode }),
    ),
    networks: networks(server.networks, microversion),
    user_data: server.userData === undefined ? undefined : base64(server.userData),
    availability_zone: server.availabilityZone,
    security_groups: server.securityGroups?.map((name) => ({ name })),
    key_name: server.keyName,
    tags: server.tags,
    adminPass: server.adminPassword,
    config_drive: server.configDrive,
    block_device_mapping_v2: server.blockDeviceMapping,
    description: server.description,
    hostname: server.hostname,
    host: server.host,
    hypervisor_hostname: server.hypervisorHostname,
    'OS-DCF:diskConfig': server.diskConfig,
    accessIPv4: server.accessIpv4,
    accessIPv6: server.accessIpv6,
    trusted_image_certificates: server.trustedImageCertificates,
  });
}

/** The body of the action rebuild, in Nova's words. @param imageId of the image to make the server from */
export function rebuildBody(rebuild: RebuildServer, imageId: string): Record<string, unknown> {
  const { userData } = rebuild;
  return defined({
    imageRef: imageId,
    name: rebuild.name,
    adminPass: rebuild.adminPassword,
    metadata: rebuild.metadata,
    description: rebuild.description,
    key_name: rebuild.keyName,
    user_data: userData === undefined || userData === null ? userData : base64(userData),
    hostname: rebuild.hostname,
    preserve_ephemeral: rebuild.preserveEphemeral,
  });
}

/** The body of `PUT /servers/{id}`, in Nova's words. */
export function updateBody(changes: UpdateServer): Record<string, unknown> {
  return defined({
    name: changes.name,
    description: changes.description,
    hostname: changes.hostname,
    accessIPv4: changes.accessIpv4,
    accessIPv6: changes.accessIpv6,
    'OS-DCF:diskConfig': changes.diskConfig,
  });
}

/** The first microversion that knows a field; those that are not here were always known. */
const firstOf: Readonly<Record<string, string>> = {
  description: '2.19',
  tags: '2.52',
  keyName: '2.54',
  userData: '2.57',
  trustedImageCertificates: '2.63',
  host: '2.74',
  hypervisorHostname: '2.74',
  hostname: '2.90',
};

/** The first microversion that knows all that is asked for of a server that is there. */
export function firstMicroversionFor(changes: UpdateServer | RebuildServer): string | undefined {
  return latestOf(
    Object.entries(changes).map(([field, value]) => (value === undefined ? undefined : firstOf[field])),
  );
}

/**
 * The microversions that know all that is asked for.
 *
 * @throws ClientError INVALID_ARGUMENT when there is none
 */
export function microversionsFor(server: CreateServer): Microversions {
  const microversion = firstMicroversion(server);
  if (server.personality === undefined) return { microversion };
  if (microversion !== undefined && !atLeast(lastWithFiles, microversion)) {
    throw invalidArgument('no microversion of Nova takes files together with all else that is asked for', [
      `files are taken up to ${lastWithFiles}, the rest from ${microversion} on`,
    ]);
  }
  return { microversion, lastMicroversion: lastWithFiles };
}

const lastWithFiles = '2.56';

function firstMicroversion(server: CreateServer): string | undefined {
  const { keyName: _, userData: __, ...fields } = server;
  const isTagged = [...(server.networks ?? []), ...(server.blockDeviceMapping ?? [])].some(
    (it) => 'tag' in it,
  );
  const hasVolumeType = server.blockDeviceMapping?.some((device) => 'volume_type' in device);
  return latestOf([
    firstMicroversionFor(fields),
    server.networks?.length === 0 ? '2.37' : undefined,
    isTagged ? '2.42' : undefined,
    hasVolumeType ? '2.67' : undefined,
  ]);
}

function latestOf(microversions: readonly (string | undefined)[]): string | undefined {
  return microversions.reduce(later, undefined);
}

/**
 * "None" is said by a word, see {@link microversionsFor}: an older Nova takes an empty list for "as you like". A newer
 * one wants that said by a word as well.
 */
function networks(wanted: CreateServer['networks'], microversion: string | undefined): unknown {
  if (wanted === undefined)
    return microversion !== undefined && atLeast(microversion, '2.37') ? 'auto' : undefined;
  if (wanted.length === 0) return 'none';
  return wanted.map(({ uuid, fixedIp, port, tag }) => defined({ uuid, fixed_ip: fixedIp, port, tag }));
}

function base64(data: string | Uint8Array): string {
  return Buffer.from(data as Uint8Array).toString('base64');
}
