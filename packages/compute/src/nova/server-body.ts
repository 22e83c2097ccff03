import { defined } from '@leister/rest';
import type { CreateServer } from '../model/server.js';
import { atLeast, type Microversions } from './microversion.js';

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
  });
}

/** The microversions that know all that is asked for. */
export function microversionsFor(server: CreateServer): Microversions {
  // Later ones take no files.
  const lastMicroversion = server.personality === undefined ? undefined : '2.56';
  return { microversion: firstMicroversion(server), lastMicroversion };
}

function firstMicroversion(server: CreateServer): string | undefined {
  if (server.tags !== undefined) return '2.52';
  if (server.networks?.length === 0) return '2.37';
  if (server.description !== undefined) return '2.19';
  return undefined;
}

/**
 * "None" is said by a word, see {@link microversionsFor}: an older Nova takes an empty list for "as you like". A newer
 * one wants that said by a word as well.
 */
function networks(wanted: CreateServer['networks'], microversion: string | undefined): unknown {
  if (wanted === undefined)
    return microversion !== undefined && atLeast(microversion, '2.37') ? 'auto' : undefined;
  if (wanted.length === 0) return 'none';
  return wanted.map(({ uuid, fixedIp, port }) => defined({ uuid, fixed_ip: fixedIp, port }));
}

function base64(data: string | Uint8Array): string {
  return Buffer.from(data as Uint8Array).toString('base64');
}
