import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { exists } from './files.js';

/** What the process is run in, as far as configuration goes. */
export interface Surroundings {
  /** Default: the environment of the process. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Default: the home folder of the user. */
  homedir?: string | undefined;
  /** Default: the folder in which the process runs. */
  cwd?: string | undefined;
}

/** Finds the files that configuration comes from, as the environment has them moved. */
export class Locations {
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly homedir: string;
  readonly #cwd: string | undefined;

  constructor(surroundings: Surroundings = {}) {
    this.#env = surroundings.env ?? process.env;
    this.homedir = surroundings.homedir ?? homedir();
    this.#cwd = surroundings.cwd;
  }

  /** A variable of the environment; one that is empty is not set. */
  variable(name: string): string | undefined {
    return this.#env[name] || undefined;
  }

  /** The variables that begin so, without those that are empty. */
  variables(prefix: string): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#env).flatMap(([name, value]) =>
        name.startsWith(prefix) && value ? [[name, value] as const] : [],
      ),
    );
  }

  /** Leister's own configuration. @param asked the file that was asked for in words */
  configFile(asked = this.variable('LEISTER_CONFIG')): string {
    if (asked !== undefined) return this.expand(asked);
    return join(this.#xdg('XDG_CONFIG_HOME', '.config'), 'leister', 'config');
  }

  /** A file that is kept from run to run without being configuration. */
  stateFile(name: string): string {
    return join(this.#xdg('XDG_STATE_HOME', '.local/state'), 'leister', name);
  }

  /** A file or folder that can be made anew at any time. */
  cacheFile(name: string): string {
    return join(this.#xdg('XDG_CACHE_HOME', '.cache'), 'leister', name);
  }

  /**
   * Where OpenStack's clients look for a file of theirs, the best place first.
   *
   * @param name without its ending
   * @param variable that may name the file
   */
  openstackFiles(name: string, variable?: string): string[] {
    const named = variable === undefined ? undefined : this.variable(variable);
    const folders = [
      this.#cwd ?? process.cwd(),
      join(this.#xdg('XDG_CONFIG_HOME', '.config'), 'openstack'),
      join(this.homedir, '.config/openstack'),
      ...(this.variable('XDG_CONFIG_DIRS') ?? '/etc/xdg')
        .split(':')
        .map((folder) => join(folder, 'openstack')),
      '/etc/openstack',
    ];
    const usual = folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
    return [...(named === undefined ? [] : [this.expand(named)]), ...usual];
  }

  kamakirc(): string {
    return this.variable('KAMAKI_CONFIG') ?? join(this.homedir, '.kamakirc');
  }

  /** The folder of LXD's command `lxc`, with its config.yml, certificates and keys. */
  async lxcFolder(): Promise<string> {
    const usual = join(this.homedir, '.config/lxc');
    const snap = join(this.homedir, 'snap/lxd/common/config');
    return this.variable('LXD_CONF') ?? (await firstExisting([usual, snap])) ?? usual;
  }

  /** The socket of the LXD on this machine. */
  async lxdSocket(): Promise<string> {
    const folder = this.variable('LXD_DIR');
    const usual = '/var/lib/lxd/unix.socket';
    const snap = '/var/snap/lxd/common/lxd/unix.socket';
    return (
      this.variable('LXD_SOCKET') ??
      (folder === undefined ? ((await firstExisting([usual, snap])) ?? usual) : join(folder, 'unix.socket'))
    );
  }

  /** A path as people write it: `~/` is the home folder. */
  expand(path: string): string {
    return path.startsWith('~/') ? join(this.homedir, path.slice(2)) : path;
  }

  /** A relative path in these variables is to be ignored, as their specification says. */
  #xdg(variable: string, fallback: string): string {
    const folder = this.variable(variable);
    return folder !== undefined && isAbsolute(folder) ? folder : join(this.homedir, fallback);
  }
}

const endings = ['.yaml', '.yml', '.json'];

async function firstExisting(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await exists(path)) return path;
  return undefined;
}
