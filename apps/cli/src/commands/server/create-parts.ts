import type { ComputeClient, CreateServer, NetworkRequest } from '@leister/compute';
import type { CallOptions, ClientError } from '@leister/rest';
import type { Context } from '../../context.js';
import { idFor, lookUp } from '../../lib/look-up.js';
import { withDetails } from '../../lib/with-details.js';

/** Flavor, image and networks as the cloud knows them, and what it does not seem to know. */
export interface Parts {
  ids: Pick<CreateServer, 'flavorId' | 'imageId' | 'networks'>;
  /** Sentences. */
  doubts: string[];
}

/**
 * Finds flavor, image and networks by id or unique name. What is not found is left as it is, for a cloud may know more
 * than it lists.
 *
 * @throws ClientError CONFLICT for a name that several have
 */
export async function resolveParts(
  client: ComputeClient,
  server: CreateServer,
  service: Context['service'],
  options: CallOptions,
): Promise<Parts> {
  const { flavorId, imageId = '' } = server;
  const [flavor, image, networks] = await Promise.all([
    lookUp(() => client.findFlavor(flavorId, options)),
    lookUp(() => client.findImage(imageId, options)),
    server.networks && networksByName(server.networks, service, options),
  ]);
  return {
    ids: {
      flavorId: flavor?.id ?? flavorId,
      imageId: image?.id ?? imageId,
      ...(networks && { networks }),
    },
    doubts: [
      ...(flavor ? [] : [`no flavor is listed as ${JSON.stringify(flavorId)}: see leister flavor list`]),
      ...(image ? [] : [`no image is listed as ${JSON.stringify(imageId)}: see leister imagecompute list`]),
      ...(server.networks ?? []).map(({ uuid = '' }) => `network ${uuid} was asked for: does it exist?`),
    ],
  };
}

/** Nova knows networks by their ids alone, as Neutron makes them. Where there is no Neutron, they are what was given. */
function networksByName(
  networks: readonly NetworkRequest[],
  service: Context['service'],
  options: CallOptions,
): Promise<NetworkRequest[]> {
  return Promise.all(
    networks.map(async ({ uuid = '', ...request }) => {
      const find = async (name: string): Promise<{ id: string }> =>
        (await service('network')).findNetwork(name, options);
      const isId = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(uuid);
      return { ...request, uuid: isId ? uuid : ((await idFor(uuid, find)) ?? uuid) };
    }),
  );
}

/** A refusal that may be about one of the parts names those in doubt. */
export function explainFailure(error: ClientError, { doubts }: Parts): ClientError {
  if (!['BAD_REQUEST', 'NOT_FOUND', 'CONFLICT'].includes(error.code)) return error;
  return withDetails(error, doubts);
}
