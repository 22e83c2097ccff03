import type { Cloud, ServiceName, Services } from '@leister/clouds';
import type { IdentityClient } from '@leister/identity';
import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { about } from './about.js';
import { withServices } from './open-cloud.js';
import type { oneCloud } from './positionals.js';

/** Whether a cloud has a service. */
export interface ServiceRow {
  service: ServiceName;
  present: boolean;
  endpoint?: string;
}

/** What each is called in a catalog. */
const catalogTypes: Readonly<Record<ServiceName, string>> = {
  compute: 'compute',
  identity: 'identity',
  image: 'image',
  network: 'network',
  'block-storage': 'block-storage',
  storage: 'object-store',
};

export function run({ name }: ArgsOf<typeof oneCloud>, context: Context): AsyncGenerator<ServiceRow> {
  return withServices(name, context, async function* (services, cloud) {
    const identity = await unlessAbsent(services.client('identity'));
    // Every cloud has this one.
    const endpoint = about(cloud).endpoint;
    if (!identity) yield { service: 'compute', present: true, ...(endpoint && { endpoint }) };
    for (const service of namesOf(catalogTypes)) {
      if (identity) yield await inCatalog(service, identity, cloud);
      else if (service !== 'compute') yield { service, present: await isThere(service, services) };
    }
  });
}

async function inCatalog(
  service: ServiceName,
  identity: IdentityClient,
  { settings }: Cloud,
): Promise<ServiceRow> {
  const own = settings[`${service.replace('-', '_')}_url`];
  if (own !== undefined) return { service, present: true, endpoint: own };
  const { region, interface: kind } = settings;
  const choice = { region, interface: toInterface(kind) };
  const endpoint = await unlessAbsent(identity.endpointFor(catalogTypes[service], choice));
  return { service, present: endpoint !== undefined, ...(endpoint !== undefined && { endpoint }) };
}

/** `publicURL` is an old word for `public`. */
function toInterface(word: string | undefined): 'public' | 'internal' | 'admin' | undefined {
  const name = word?.replace(/URL$/, '');
  return (['public', 'internal', 'admin'] as const).find((known) => known === name);
}

async function isThere(service: ServiceName, services: Services): Promise<boolean> {
  return (await unlessAbsent(services.client(service))) !== undefined;
}

async function unlessAbsent<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ClientError && ['NOT_FOUND', 'UNSUPPORTED'].includes(error.code)) return undefined;
    throw error;
  }
}

function namesOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  // What Object.keys gives has no other keys than the record: it is a constant of ours.
  return Object.keys(record) as K[];
}
