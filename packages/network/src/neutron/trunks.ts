import {
  type Collection,
  flag,
  idOf,
  type Json,
  number,
  recordList,
  snakeCase,
  text,
} from '@leister/openstack';
import { defined } from '@leister/rest';
import type { CreateTrunk, SubPort, Trunk, UpdateTrunk } from '../model/trunk.js';
import { described } from './to-described.js';

export const trunks: Collection<Trunk> = { path: '/trunks', one: 'trunk', many: 'trunks', read: toTrunk };

export function trunkBody(trunk: CreateTrunk | UpdateTrunk): Json {
  const { subPorts, ...rest } = { subPorts: undefined, ...trunk };
  return defined({ ...snakeCase(rest), sub_ports: subPorts && subPortsBody(subPorts) });
}

export function subPortsBody(subPorts: readonly SubPort[]): Json[] {
  return subPorts.map((port) => snakeCase(port));
}

export function toSubPorts(value: unknown): SubPort[] {
  return recordList(value).map((raw) =>
    defined({
      portId: idOf(raw, 'port_id'),
      segmentationType: text(raw['segmentation_type']),
      segmentationId: number(raw['segmentation_id']),
    }),
  );
}

function toTrunk(raw: Json): Trunk {
  return defined({
    ...described(raw),
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    status: text(raw['status']) ?? 'UNKNOWN',
    portId: text(raw['port_id']) ?? '',
    adminStateUp: flag(raw['admin_state_up']),
    subPorts: toSubPorts(raw['sub_ports']),
  });
}
