import type { ComputeClient } from '@leister/compute';
import { type CallOptions, defined } from '@leister/rest';
import type { Cloud } from './cloud.js';
import type { ClientOptions } from './types/cloud-type.js';
import { cloudTypeOf } from './types/index.js';

/** How a cloud is opened, this time. */
export interface OpenOptions extends ClientOptions {
  /** PEM file of authorities to believe, in place of those configured. */
  caCerts?: string | undefined;
  /** True believes any certificate, a pinned one or not. */
  ignoreSsl?: boolean | undefined;
}

/**
 * A client of a cloud. Nothing is sent yet.
 *
 * @throws ClientError INVALID_ARGUMENT for settings that cannot be right, UNSUPPORTED for a type of clouds that this
 * version has not
 */
export async function openCompute(cloud: Cloud, options: OpenOptions = {}): Promise<ComputeClient> {
  const { caCerts, ignoreSsl, ...client } = options;
  const thisTime = defined({ ca_certs: caCerts, ignore_ssl: ignoreSsl ? 'on' : undefined });
  return cloudTypeOf(cloud.type, cloud.name).open({ ...cloud.settings, ...thisTime }, client);
}

/** What version of which software a cloud says it is; undefined for one that says nothing. @throws ClientError */
export async function cloudVersion(
  cloud: Cloud,
  client: ComputeClient,
  options?: CallOptions,
): Promise<string | undefined> {
  return cloudTypeOf(cloud.type, cloud.name).version?.(client, options);
}
