import { readConfigFile } from '../config-file.js';
import { cloudsIn, keyIn } from '../key.js';
import type { SourceReader } from './source.js';

/** The clouds of kamaki's configuration. The rest of that file is kamaki's own business. */
export const kamakirc: SourceReader = async ({ locations }) => {
  const { document } = await readConfigFile(locations.kamakirc());
  const values = document.entries().map(({ section, key, value }) => [keyIn(section, key), value] as const);
  const clouds = [...cloudsIn(values)].map(
    ([name, settings]) => [name, { type: 'synnefo', ...settings }] as const,
  );
  return { clouds: new Map(clouds), preferred: document.get('global', 'default_cloud') };
};
