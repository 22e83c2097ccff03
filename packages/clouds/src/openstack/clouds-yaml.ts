import { readTextIfReadable } from '../files.js';
import type { Locations } from '../locations.js';
import { record } from '../record.js';
import { flatten, type Said } from './said.js';

type Tree = Readonly<Record<string, unknown>>;

/**
 * The clouds of clouds.yaml by name, with what secure.yaml adds to them and what their profiles in clouds-public.yaml
 * say for all who use them. Of each kind of file the first one is read that is found.
 *
 * @param regionOf the region of a cloud that was asked for; undefined for the first it has
 * @throws ClientError INVALID_ARGUMENT for a file that is no YAML
 */
export async function readCloudsYaml(
  locations: Locations,
  regionOf: (cloud: string) => string | undefined,
): Promise<Map<string, Said>> {
  const file = await readFirst(locations.openstackFiles('clouds', 'OS_CLIENT_CONFIG_FILE'));
  const secure = await readFirst(locations.openstackFiles('secure', 'OS_CLIENT_SECURE_FILE'));
  const clouds = record(merged(file, secure)['clouds']);
  const hasProfiles = Object.values(clouds).some((cloud) => profileOf(record(cloud)) !== undefined);
  const profiles = hasProfiles ? await readFirst(locations.openstackFiles('clouds-public')) : {};
  const known = record(profiles['public-clouds']);
  return new Map(
    Object.entries(clouds).map(([name, said]) => {
      const cloud = record(said);
      const profile = record(known[profileOf(cloud) ?? '']);
      return [name, inRegion(merged(profile, cloud), regionOf(name))] as const;
    }),
  );
}

/** `cloud` is what the key was called at first. */
function profileOf({ profile, cloud }: Tree): string | undefined {
  const name = profile ?? cloud;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** A cloud as it is in one of its regions, which may have values of their own. */
function inRegion({ regions: listed, ...cloud }: Tree, asked: string | undefined): Said {
  const said = flatten(cloud);
  const regions = Array.isArray(listed) ? listed.map(toRegion) : regionNames(cloud).map(toRegion);
  const region = regions.find(({ name }) => name === asked) ?? (asked === undefined ? regions[0] : undefined);
  const name = region?.name ?? asked;
  return { ...said, ...region?.values, ...(name !== undefined && { region_name: name }) };
}

function toRegion(region: unknown): { name: string; values: Said } {
  if (typeof region === 'string') return { name: region, values: {} };
  const { name, values } = record(region);
  return { name: typeof name === 'string' ? name : '', values: flatten(values) };
}

/** Older files have several in `region_name`, as a list or with commas between them. */
function regionNames({ region_name, 'region-name': hyphened }: Tree): string[] {
  const names = region_name ?? hyphened;
  const list: unknown[] = Array.isArray(names) ? names : typeof names === 'string' ? names.split(',') : [];
  return list.filter((name) => typeof name === 'string' && name !== '').map(String);
}

async function readFirst(paths: readonly string[]): Promise<Tree> {
  for (const path of paths) {
    const text = await readTextIfReadable(path);
    if (text === undefined) continue;
    const { parseYamlTexts } = await import('../yaml.js');
    return parseYamlTexts(text, path);
  }
  return {};
}

/** What the second says counts before what the first says, at every depth. */
function merged(below: Tree, above: Tree): Tree {
  const result: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = record(below[name]);
    result[name] = Object.keys(under).length > 0 ? merged(under, record(value)) : value;
  }
  return result;
}
