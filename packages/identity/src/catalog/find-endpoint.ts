import type { EndpointInterface } from '@leister/openstack';
import { ClientError } from '@leister/rest';
import type { CatalogService } from '../model/token.js';

/** Which of the endpoints of a service. */
export interface EndpointChoice {
  /** Default: that of the first endpoint in the catalog. */
  region?: string | undefined;
  /** Default `public`. */
  interface?: EndpointInterface | undefined;
}

/** Other names that clouds have for a type of service, the best first. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'block-storage': ['volumev3', 'volumev2', 'block-store', 'volume'],
  'container-infra': ['container-infrastructure-management', 'container-infrastructure'],
  'shared-file-system': ['sharev2', 'share'],
  'load-balancer': ['octavia'],
  'key-manager': ['key-management'],
};

const families = Object.entries(aliases).map(([type, others]) => [type, ...others]);

/** The names under which a service may be found, that which was asked for first. */
function namesOf(serviceType: string): string[] {
  const family = families.find((names) => names.includes(serviceType)) ?? [];
  return [serviceType, ...family.filter((name) => name !== serviceType)];
}

/** The service of a type, or of a type that means the same. */
export function findService(
  catalog: readonly CatalogService[],
  serviceType: string,
): CatalogService | undefined {
  for (const name of namesOf(serviceType)) {
    const found = catalog.find(({ type, endpoints }) => type === name && endpoints.length > 0);
    if (found) return found;
  }
  return undefined;
}

/**
 * The URL of a service.
 *
 * @throws ClientError NOT_FOUND, saying what there is
 */
export function findEndpoint(
  catalog: readonly CatalogService[],
  serviceType: string,
  { region, interface: kind = 'public' }: EndpointChoice = {},
): string {
  if (catalog.length === 0)
    throw notFound('the token has no catalog', ['a token that is for no project, domain or system has none']);
  const service = findService(catalog, serviceType);
  if (!service)
    throw notFound(`the catalog has no service of type ${serviceType}`, [
      `there are ${list(catalog.map(({ type }) => type))}`,
    ]);
  const { endpoints } = service;
  const found = endpoints.find(
    (one) => one.interface === kind && (region === undefined || one.region === region),
  );
  if (found) return found.url;
  const where = region === undefined ? '' : ` in region ${region}`;
  throw notFound(`the catalog has no ${kind} endpoint of ${serviceType}${where}`, [
    `there are ${list(endpoints.map((one) => (one.region === undefined ? one.interface : `${one.interface} in ${one.region}`)))}`,
  ]);
}

function list(names: readonly string[]): string {
  return [...new Set(names)].sort().join(', ');
}

function notFound(message: string, details: string[]): ClientError {
  return new ClientError(message, { code: 'NOT_FOUND', details });
}
