import type { ComputeClient } from '@leister/compute';
import { type CallOptions, defined } from '@leister/rest';
import type { Cloud } from './cloud.js';
import { LazyServices, type Services } from './services.js';
import type { ClientOptions, Settings } from './types/cloud-type.js';
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
  const { settings, client } = thisTime(cloud, options);
  return cloudTypeOf(cloud.type, cloud.name).open(settings, client);
}

/**
 * The clients of all services of a cloud, with one login. Nothing is sent yet, and no client made.
 *
 * @throws ClientError INVALID_ARGUMENT for a cloud without a type, UNSUPPORTED for a type of clouds that this version
 * has not
 */
export async function openServices(cloud: Cloud, options: OpenOptions = {}): Promise<Services> {
  const { settings, client } = thisTime(cloud, options);
  const type = cloudTypeOf(cloud.type, cloud.name);
  const name = `cloud ${cloud.name} (${cloud.type})`;
  if (type.services) return type.services(name, settings, client);
  return new LazyServices(name, { compute: () => type.open(settings, client) });
}

function thisTime(
  cloud: Cloud,
  { caCerts, ignoreSsl, ...client }: OpenOptions,
): { settings: Settings; client: ClientOptions } {
  const tls = defined({ ca_certs: caCerts, ignore_ssl: ignoreSsl ? 'on' : undefined });
  return { settings: { ...cloud.settings, ...tls }, client };
}

/** What version of which software a cloud says it is; undefined for one that says nothing. @throws ClientError */
export async function cloudVersion(
  cloud: Cloud,
  client: ComputeClient,
  options?: CallOptions,
): Promise<string | undefined> {
  return cloudTypeOf(cloud.type, cloud.name).version?.(client, options);
}
