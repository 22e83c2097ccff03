import { readCloudsYaml } from '../openstack/clouds-yaml.js';
import { toSettings } from '../openstack/to-settings.js';
import { variablesFor } from '../openstack/variables.js';
import { supplemented } from '../supplemented.js';
import type { SourceReader } from './source.js';

/** The clouds of OpenStack's clouds.yaml. The one that OS_CLOUD names is as the other OS_* variables have it. */
export const cloudsYaml: SourceReader = async (config) => {
  const { locations } = config;
  const preferred = locations.variable('OS_CLOUD');
  const regionOf = (cloud: string): string | undefined =>
    config.get(`cloud.${cloud}.region`) ??
    (cloud === preferred ? locations.variable('OS_REGION_NAME') : undefined);
  const clouds = new Map<string, Record<string, string>>();
  for (const [name, said] of await readCloudsYaml(locations, regionOf)) {
    const settings = toSettings(said);
    const variables = name === preferred ? variablesFor(settings['url'], locations) : {};
    clouds.set(name, supplemented(variables, settings));
  }
  return { clouds, preferred };
};
