import {
  type Flavor,
  flavorFilter,
  type Json,
  type ListFlavors,
  record,
  text,
  texts,
} from '@leister/compute';
import { defined, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { toDevices } from '../servers/instance.js';
import type { LxdDevice } from '../model.js';
import { cpuCount, toBytes } from './sizes.js';

type Config = Readonly<Record<string, string>>;

const profilePrefix = 'profile:';

/** What a flavor asks of the daemon: a profile, or an instance type, which the daemon turns into limits. */
export type FlavorChoice = { profile: string } | { instanceType: string };

/**
 * What a flavor's id means. One that may be a profile or an instance type (`t2.micro`) is asked for; an instance type
 * that does not exist is the daemon's to refuse.
 */
export async function chooseFlavor(
  daemon: Daemon,
  flavorId: string,
  call: DaemonCall,
): Promise<FlavorChoice> {
  // Old programs give numbers. What cannot be an id at all is refused here, whatever it is to mean.
  const id = path`${flavorId}` && String(flavorId);
  if (id.startsWith(profilePrefix)) return { profile: id.slice(profilePrefix.length) };
  if (sizeOfType(id) || hasCloud(id)) return { instanceType: id };
  const profile = await daemon.find(path`/1.0/profiles/${id}`, call);
  return profile === undefined ? { instanceType: id } : { profile: id };
}

/** `aws:t2.micro`: an instance type of one cloud's. */
function hasCloud(type: string): boolean {
  return /^[a-z]+:./.test(type);
}

/** What a type such as `c2-m4` says of itself: CPUs, and memory in units of 1024 MB, as the daemon reckons. */
function sizeOfType(type: string): { cpu: number; memory: number } | undefined {
  const [, cpu, memory] = /^c(\d+(?:\.\d+)?)-m(\d+(?:\.\d+)?)$/.exec(type) ?? [];
  return cpu === undefined || memory === undefined
    ? undefined
    : { cpu: Number(cpu), memory: Math.floor(Number(memory) * 1024) };
}

/** The limits of a type such as `c2-m4`; undefined for a type that only the daemon knows. */
export function limitsOfType(type: string): Record<string, string> | undefined {
  const size = sizeOfType(type);
  if (!size) return undefined;
  const cores = Math.max(1, Math.ceil(size.cpu));
  const share = Math.floor((size.cpu / cores) * 100);
  return {
    'limits.cpu': String(cores),
    ...(share < 100 && { 'limits.cpu.allowance': `${share}%` }),
    'limits.memory': `${size.memory}MB`,
  };
}

/** The limits that make a flavor, out of a configuration. */
export function limitsIn(config: Config): Record<string, string> {
  const names = ['limits.cpu', 'limits.cpu.allowance', 'limits.memory'];
  return Object.fromEntries(Object.entries(config).filter(([key]) => names.includes(key)));
}

/** The id of the flavor that an instance has: limits of its own, or the last of its profiles. */
export function flavorIdOf(config: Config, profiles: readonly string[]): string {
  const { 'limits.cpu': cpu, 'limits.memory': memory, 'limits.cpu.allowance': allowance } = config;
  const [, share = allowance === undefined ? '100' : undefined] = /^(\d+)%$/.exec(allowance ?? '') ?? [];
  if (cpu !== undefined && /^\d+$/.test(cpu) && memory !== undefined && share !== undefined) {
    const size = memoryUnits(memory);
    if (size !== undefined) return `c${(Number(cpu) * Number(share)) / 100}-m${size}`;
  }
  return profilePrefix + (profiles.at(-1) ?? 'default');
}

/** CPUs and memory (MiB) out of limits; what is not limited is absent. */
export function sizeOf(config: Config): { vcpus?: number; ram?: number } {
  const { 'limits.cpu': cpu, 'limits.memory': memory } = config;
  const bytes = memory === undefined ? undefined : toBytes(memory);
  return defined({
    vcpus: cpu === undefined ? undefined : cpuCount(cpu),
    ram: bytes === undefined ? undefined : Math.round(bytes / 2 ** 20),
  });
}

/** GiB of the root disk, where that is limited. */
export function diskSizeOf(devices: Readonly<Record<string, LxdDevice>>): number | undefined {
  const root = Object.values(devices).find((device) => device['type'] === 'disk' && device['path'] === '/');
  const bytes = root?.['size'] === undefined ? undefined : toBytes(root['size']);
  return bytes === undefined ? undefined : Math.round((bytes / 2 ** 30) * 1000) / 1000;
}

/** Profiles in the role of flavors, by name: those that limit something, and `default`. */
export async function listFlavors(daemon: Daemon, filter: ListFlavors, call: DaemonCall): Promise<Flavor[]> {
  const profiles = await daemon.read('/1.0/profiles?recursion=1', call);
  return toFlavors(profiles)
    .filter(({ name, vcpus, ram, disk }) => name === 'default' || (vcpus ?? ram ?? disk) !== undefined)
    .filter(flavorFilter(filter))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toFlavors(profiles: unknown): Flavor[] {
  return Array.isArray(profiles) ? profiles.map((profile) => toFlavor(record(profile, 'profile'))) : [];
}

/** Names of the profiles that limit and do nothing else, but for the root disk: those that a resize may swap. */
export function flavorProfiles(profiles: unknown): string[] {
  const list = Array.isArray(profiles) ? profiles.map((profile) => record(profile, 'profile')) : [];
  return list
    .filter(({ config, devices }) => {
      const others = Object.values(toDevices(devices)).filter((device) => device['path'] !== '/');
      return Object.keys(limitsIn(texts(config) ?? {})).length > 0 && others.length === 0;
    })
    .map(({ name }) => String(name))
    .filter((name) => name !== 'default');
}

function toFlavor(raw: Json): Flavor {
  const name = text(raw['name']) ?? '';
  const disk = diskSizeOf(toDevices(raw['devices']));
  return defined({ id: profilePrefix + name, name, raw, ...sizeOf(texts(raw['config']) ?? {}), disk });
}

/** A flavor that stands in no list: an instance type. Undefined for what is none by its form. */
export function flavorOfType(type: string): Flavor | undefined {
  const limits = limitsOfType(type);
  if (!limits && !/^(?:aws|azure|gce):./.test(type)) return undefined;
  return { id: type, name: type, raw: { instance_type: type }, ...sizeOf(limits ?? {}) };
}

/** Memory in the units of `c2-m4`: 1024 MB where it was set by such a type, else GiB. */
function memoryUnits(memory: string): number | undefined {
  const megabytes = /^(\d+)MB$/.exec(memory)?.[1];
  const bytes = toBytes(memory);
  if (bytes === undefined) return undefined;
  const amount = megabytes === undefined ? bytes / 2 ** 30 : Number(megabytes) / 1024;
  return Math.round(amount * 1000) / 1000;
}
