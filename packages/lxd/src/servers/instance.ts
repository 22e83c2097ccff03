import { isRecord, type Json, record, texts } from '@leister/compute';
import type { LxdDevice } from '../model.js';

/** An instance as the daemon sends it, what is missing filled in as empty. */
export interface Instance {
  name: string;
  config: Readonly<Record<string, string>>;
  /** With what its profiles give it. */
  expandedConfig: Readonly<Record<string, string>>;
  devices: Readonly<Record<string, LxdDevice>>;
  expandedDevices: Readonly<Record<string, LxdDevice>>;
  profiles: readonly string[];
  raw: Json;
}

/** @throws ClientError PARSE for what is no instance */
export function toInstance(value: unknown): Instance {
  const raw = record(value, 'instance');
  const config = texts(raw['config']) ?? {};
  const devices = toDevices(raw['devices']);
  return {
    name: String(raw['name']),
    config,
    expandedConfig: texts(raw['expanded_config']) ?? config,
    devices,
    expandedDevices: raw['expanded_devices'] === undefined ? devices : toDevices(raw['expanded_devices']),
    profiles: Array.isArray(raw['profiles']) ? raw['profiles'].map(String) : [],
    raw,
  };
}

export function toDevices(raw: unknown): Record<string, LxdDevice> {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(Object.entries(raw).map(([name, device]) => [name, texts(device) ?? {}]));
}

/** Names that an instance can have: of hosts, 63 characters at the most, no digit first. */
export function isInstanceName(text: string): boolean {
  return /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);
}
