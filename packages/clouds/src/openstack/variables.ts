import type { Locations } from '../locations.js';
import { flatten } from './said.js';
import { toSettings } from './to-settings.js';

/** What the OS_* variables say of a cloud, as settings of ours; undefined where they say of none where it is. */
export function cloudOfVariables(locations: Locations): Record<string, string> | undefined {
  const settings = settingsOfVariables(locations);
  return settings['url'] === undefined && settings['compute_url'] === undefined ? undefined : settings;
}

/**
 * What the OS_* variables add to a cloud. Nothing where OS_AUTH_URL is another one: what is in the other variables is
 * not for this cloud to see.
 *
 * @param url where the cloud is; undefined for wherever the variables say
 */
export function variablesFor(url: string | undefined, locations: Locations): Record<string, string> {
  const settings = settingsOfVariables(locations);
  const { url: said } = settings;
  return url === undefined || said === undefined || plain(url) === plain(said) ? settings : {};
}

function settingsOfVariables(locations: Locations): Record<string, string> {
  const said = Object.entries(locations.variables('OS_')).map(
    ([name, value]) => [name.slice('OS_'.length).toLowerCase(), value] as const,
  );
  return toSettings(flatten(Object.fromEntries(said)));
}

function plain(url: string): string {
  return url
    .replace(/\/+$/, '')
    .replace(/\/v[23](?:\.\d+)?$/, '')
    .replace(/\/+$/, '');
}
