import { join } from 'node:path';
import { defined } from '@leister/rest';
import { exists, readTextIfThere } from '../files.js';
import { record } from '../record.js';
import type { SourceReader } from './source.js';

/** The remotes of LXD's command `lxc`, but for those that only have images. */
export const lxc: SourceReader = async ({ locations }) => {
  const folder = await locations.lxcFolder();
  const file = await readYaml(join(folder, 'config.yml'));
  const clouds = new Map<string, Record<string, string>>();
  for (const [name, remote] of Object.entries(record(file['remotes']))) {
    const settings = await toSettings(folder, name, record(remote));
    if (settings) clouds.set(name, settings);
  }
  // `lxc` has this remote even where its file does not name it.
  if (!clouds.has('local') && (await exists(await locations.lxdSocket())))
    clouds.set('local', { type: 'lxd' });
  return { clouds, preferred: text(file['default-remote']) };
};

async function toSettings(
  folder: string,
  name: string,
  { addr, protocol = 'lxd', public: imagesOnly, project }: Readonly<Record<string, unknown>>,
): Promise<Record<string, string> | undefined> {
  if (protocol !== 'lxd' || imagesOnly === true || typeof addr !== 'string') return undefined;
  // The one that the user believed when adding the remote.
  const certificate = join(folder, 'servercerts', `${name}.crt`);
  const server_cert = (await exists(certificate)) ? certificate : undefined;
  return defined({ type: 'lxd', url: addr, project: text(project), server_cert });
}

async function readYaml(path: string): Promise<Readonly<Record<string, unknown>>> {
  const content = await readTextIfThere(path);
  if (content === undefined) return {};
  const { parseYaml } = await import('../yaml.js');
  return parseYaml(content, path);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
