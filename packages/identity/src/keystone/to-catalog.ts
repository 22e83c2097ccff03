import { type Json, recordList, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import { endpointInterfaces } from './to-services.js';
import type { CatalogEndpoint, CatalogService } from '../model/token.js';

/** The catalog of Identity v3. */
export function toCatalog(raw: unknown): CatalogService[] {
  return recordList(raw).map((service) =>
    toService(service, recordList(service['endpoints']).flatMap(toEndpoint)),
  );
}

/** The catalog of Identity v2.0, in which an endpoint has up to three URLs. */
export function toV2Catalog(raw: unknown): CatalogService[] {
  return recordList(raw).map((service) =>
    toService(service, recordList(service['endpoints']).flatMap(toV2Endpoints)),
  );
}

function toService(raw: Json, endpoints: CatalogEndpoint[]): CatalogService {
  return defined({
    type: text(raw['type']) ?? '',
    name: text(raw['name']) ?? '',
    id: text(raw['id']),
    endpoints,
    raw,
  });
}

/** Keystone calls a region by its id; `region` is what is left of its name. */
function toEndpoint(raw: Json): CatalogEndpoint[] {
  const url = text(raw['url']);
  const kind = endpointInterfaces.find((known) => known === raw['interface']);
  if (url === undefined || kind === undefined) return [];
  const region = text(raw['region_id']) ?? text(raw['region']);
  return [defined({ id: text(raw['id']), url, interface: kind, region })];
}

function toV2Endpoints(raw: Json): CatalogEndpoint[] {
  return endpointInterfaces.flatMap((kind) => {
    const url = text(raw[`${kind}URL`]);
    const known = { id: text(raw['id']), interface: kind, region: text(raw['region']) };
    return url === undefined ? [] : [defined({ ...known, url })];
  });
}
