import { type ClientError, invalidArgument } from '@leister/rest';
import { checkCloudKeys, checkGlobalKeys } from './check-keys.js';
import type { Config } from './config.js';
import { printableValue } from './setting.js';
import { cloudsYaml } from './sources/clouds-yaml.js';
import { environment } from './sources/environment.js';
import { kamakirc } from './sources/kamakirc.js';
import { lxc } from './sources/lxc.js';
import type { CloudSource, SourceReader } from './sources/source.js';
import { supplemented } from './supplemented.js';
import type { Settings } from './types/cloud-type.js';
import { cloudTypes, findCloudType, isCloudType } from './types/index.js';

/** A cloud as it is configured. */
export interface Cloud {
  /** What one calls it. */
  name: string;
  /** `lxd`, `dummy` ...; '' where nothing tells. */
  type: string;
  /** Where it is: a URL, a path. Absent where that goes without saying. */
  endpoint?: string;
  /** What else is known of it, by key. */
  settings: Settings;
  /** Who told of it: leister's own configuration, that of OpenStack's clients, leister itself, kamaki, lxc, the caller. */
  source: SourceName | 'command line';
}

/** Where clouds are looked for, nearest first. */
const sources = {
  config: async (config) => ({ clouds: config.clouds() }),
  'clouds.yaml': cloudsYaml,
  environment,
  'built-in': async ({ locations }) => ({
    clouds: new Map([['demo', { type: 'dummy', state_file: locations.stateFile('demo.json') }]]),
  }),
  kamakirc,
  lxc,
} as const satisfies Record<string, SourceReader>;

type SourceName = keyof typeof sources;

const sourceNames = [
  'config',
  'clouds.yaml',
  'environment',
  'built-in',
  'kamakirc',
  'lxc',
] as const satisfies readonly SourceName[];

/** Reads each source when it is first asked for, and once. */
type Sources = (name: SourceName) => Promise<CloudSource>;

/** All clouds that have a name, sorted by it. @throws ClientError INVALID_ARGUMENT for a file that makes no sense */
export async function listClouds(config: Config): Promise<Cloud[]> {
  const read = readOnce(config);
  const all = await Promise.all(sourceNames.map(read));
  const names = new Set(all.flatMap(({ clouds }) => [...clouds.keys()]));
  const clouds = await Promise.all([...names].sort().map((name) => findCloud(name, config, read)));
  return clouds.filter((cloud) => cloud !== undefined);
}

/**
 * The name of the cloud to use where none is named: what `default_cloud` says, then KAMAKI_DEFAULT_CLOUD, then OS_CLOUD,
 * then the one that the nearest place with clouds prefers, or its only one.
 */
export async function defaultCloudName(config: Config): Promise<string | undefined> {
  const { locations } = config;
  const named =
    config.get('default_cloud') ||
    locations.variable('KAMAKI_DEFAULT_CLOUD') ||
    locations.variable('OS_CLOUD');
  if (named) return named;
  // A slip in the name of the configuration file must not lead to a cloud from elsewhere.
  if (config.missing) return undefined;
  for (const source of ['environment', 'config', 'clouds.yaml', 'kamakirc', 'lxc'] as const) {
    const { clouds, preferred }: CloudSource = await sources[source](config);
    if (preferred !== undefined && clouds.has(preferred)) return preferred;
    if (clouds.size > 0) return clouds.size === 1 ? [...clouds.keys()][0] : undefined;
  }
  return undefined;
}

/**
 * A cloud by its name or by `TYPE:ENDPOINT`; without either, the default one.
 *
 * @throws ClientError INVALID_ARGUMENT when there is no such cloud, or none that is the default, and for a key of its
 * configuration that means nothing
 */
export async function resolveCloud(config: Config, nameOrSpot?: string): Promise<Cloud> {
  const name = nameOrSpot ?? (await defaultCloudName(config));
  if (name === undefined) {
    const why = config.missing ? `there is no configuration file ${config.path}` : 'none is the default';
    throw await whichCloud(`no cloud was named, and ${why}`, config);
  }
  const onTheSpot = config.clouds().has(name) ? undefined : readSpot(name);
  const cloud = onTheSpot
    ? await toCloud(name, onTheSpot, 'command line', config)
    : await findCloud(name, config, readOnce(config));
  if (!cloud)
    throw await whichCloud(`there is no cloud ${JSON.stringify(printableValue('name', name))}`, config);
  await checkKeys(cloud, config);
  return cloud;
}

/** @throws ClientError INVALID_ARGUMENT for a key that means nothing, to this cloud or to all */
async function checkKeys({ name, type, settings }: Cloud, config: Config): Promise<void> {
  await checkGlobalKeys(config.globalKeys());
  await checkCloudKeys(name, type, Object.keys(settings));
}

function readOnce(config: Config): Sources {
  const known = new Map<SourceName, Promise<CloudSource>>();
  return (name) => {
    const source = known.get(name) ?? sources[name](config);
    known.set(name, source);
    return source;
  };
}

/** What one source says without a `type` adds to what those further off say of the cloud. */
async function findCloud(name: string, config: Config, read: Sources): Promise<Cloud | undefined> {
  let said: Settings | undefined;
  for (const source of sourceNames) {
    const { clouds } = await read(source);
    const settings = clouds.get(name);
    if (settings) said = supplemented(said ?? {}, settings);
    if (said?.['type'] !== undefined) return toCloud(name, said, source, config);
  }
  // In .kamakirc, and so in a copy of it, every cloud is a Synnefo and no type is told.
  return (
    said &&
    toCloud(name, { ...(said['url'] !== undefined && { type: 'synnefo' }), ...said }, 'config', config)
  );
}

/** `TYPE:ENDPOINT` as settings. */
function readSpot(text: string): Settings | undefined {
  const [, type = '', endpoint = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  if (!isCloudType(type)) return undefined;
  const key = cloudTypes[type]?.endpoint;
  return { type, ...(key !== undefined && endpoint !== '' && { [key]: endpoint }) };
}

async function toCloud(
  name: string,
  { type = '', ...said }: Settings,
  source: Cloud['source'],
  config: Config,
): Promise<Cloud> {
  const known = findCloudType(type);
  const settings = { ...(known ? await known.complete(said, config) : said) };
  for (const { key, kind } of known?.settings ?? []) {
    const value = settings[key];
    if (kind === 'path' && value !== undefined) settings[key] = config.locations.expand(value);
  }
  const endpoint = settings[known?.endpoint ?? 'url'];
  return { name, type, ...(endpoint !== undefined && { endpoint }), settings, source };
}

async function whichCloud(problem: string, config: Config): Promise<ClientError> {
  const clouds = await listClouds(config);
  return invalidArgument(problem, [
    `clouds: ${clouds.map(({ name }) => name).join(', ')}`,
    ...clouds
      .filter(({ source }) => source === 'built-in')
      .map(({ name }) => `${name} is built in: --cloud ${name}`),
    'name one with --cloud NAME or LEISTER_CLOUD, or for good: leister config set default_cloud NAME',
    'a cloud that is not configured: --cloud TYPE:ENDPOINT, such as lxd:/var/lib/lxd/unix.socket',
    'the cloud of the OS_* variables: --cloud openstack:',
  ]);
}
