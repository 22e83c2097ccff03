import { type Collection, flag, idOf, type Json, snakeCase, text, textList } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { CreateRouter, Router, RouterGateway, RouterInterface, UpdateRouter } from '../model/router.js';
import { fixedIpBody, toFixedIps } from './ports.js';
import { toHostRoutes } from './subnets.js';
import { described } from './to-described.js';

export const routers: Collection<Router> = {
  path: '/routers',
  one: 'router',
  many: 'routers',
  read: toRouter,
};

export function routerBody({ gateway, ...rest }: CreateRouter | UpdateRouter): Json {
  return defined({
    ...snakeCase(rest, { highAvailability: 'ha' }),
    external_gateway_info: gateway && gatewayBody(gateway),
  });
}

export function toRouterInterface(raw: Json): RouterInterface {
  return defined({
    routerId: idOf(raw),
    portId: idOf(raw, 'port_id'),
    subnetId: text(raw['subnet_id']),
    networkId: text(raw['network_id']),
    raw,
  });
}

function gatewayBody({ networkId, enableSnat, fixedIps }: RouterGateway): Json {
  return defined({
    network_id: networkId,
    enable_snat: enableSnat,
    external_fixed_ips: fixedIps?.map(fixedIpBody),
  });
}

function toGateway(raw: unknown): RouterGateway | undefined {
  if (!isRecord(raw)) return undefined;
  return defined({
    networkId: idOf(raw, 'network_id'),
    enableSnat: flag(raw['enable_snat']),
    fixedIps: toFixedIps(raw['external_fixed_ips']),
  });
}

function toRouter(raw: Json): Router {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'UNKNOWN',
    adminStateUp: flag(raw['admin_state_up']),
    gateway: toGateway(raw['external_gateway_info']),
    routes: toHostRoutes(raw['routes']),
    distributed: flag(raw['distributed']),
    highAvailability: flag(raw['ha']),
    availabilityZones: textList(raw['availability_zones']),
  });
}
