import type { EndpointInterface } from '@leister/openstack';
import { flag, idOf, type Json, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Region, Service, ServiceEndpoint } from '../model/services.js';

export const endpointInterfaces = [
  'public',
  'internal',
  'admin',
] as const satisfies readonly EndpointInterface[];

export function toService(raw: Json): Service {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    type: text(raw['type']) ?? '',
    description: text(raw['description']),
    enabled: flag(raw['enabled']),
    raw,
  });
}

export function toEndpoint(raw: Json): ServiceEndpoint {
  return defined({
    id: idOf(raw),
    serviceId: idOf(raw, 'service_id'),
    interface: endpointInterfaces.find((known) => known === raw['interface']) ?? 'public',
    regionId: text(raw['region_id']) ?? text(raw['region']),
    url: text(raw['url']) ?? '',
    enabled: flag(raw['enabled']),
    raw,
  });
}

export function toRegion(raw: Json): Region {
  return defined({
    id: idOf(raw),
    description: text(raw['description']),
    parentRegionId: text(raw['parent_region_id']),
    raw,
  });
}
