import type { ComputeClient, CreateServer } from '@leister/compute';
import { type CallOptions, ClientError } from '@leister/rest';
import { lookUp } from '../../lib/look-up.js';

/** The flavor and the image as the cloud knows them, and what it does not seem to know. */
export interface Parts {
  ids: Pick<CreateServer, 'flavorId' | 'imageId'>;
  /** Sentences. */
  doubts: string[];
}

/**
 * Finds the flavor and the image by id or unique name. What is not found is left as it is, for a cloud may know more
 * than it lists.
 *
 * @throws ClientError CONFLICT for a name that several have
 */
export async function resolveParts(
  client: ComputeClient,
  server: CreateServer,
  options: CallOptions,
): Promise<Parts> {
  const { flavorId, imageId = '' } = server;
  const [flavor, image] = await Promise.all([
    lookUp(() => client.findFlavor(flavorId, options)),
    lookUp(() => client.findImage(imageId, options)),
  ]);
  return {
    ids: { flavorId: flavor?.id ?? flavorId, imageId: image?.id ?? imageId },
    doubts: [
      ...(flavor ? [] : [`no flavor is listed as ${JSON.stringify(flavorId)}: see leister flavor list`]),
      ...(image ? [] : [`no image is listed as ${JSON.stringify(imageId)}: see leister imagecompute list`]),
      ...(server.networks ?? []).map(({ uuid = '' }) => `network ${uuid} was asked for: does it exist?`),
    ],
  };
}

/** A refusal that may be about one of the parts names those in doubt. */
export function explainFailure(error: ClientError, { doubts }: Parts): ClientError {
  if (!['BAD_REQUEST', 'NOT_FOUND', 'CONFLICT'].includes(error.code)) return error;
  const { message, status, code, details, request } = error;
  return new ClientError(message, {
    status,
    code,
    details: [...details, ...doubts],
    ...(request && { request }),
    cause: error,
  });
}
