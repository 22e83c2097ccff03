import { fileURLToPath } from 'node:url';
import type { ComputeClient, ComputeClientOptions } from '@leister/compute';
import { type ClientError, defined, invalidArgument } from '@leister/rest';
import { tlsSettings } from '../setting.js';
import { readTls } from '../tls.js';
import type { CloudType, Settings } from './cloud-type.js';

type ClientClass = new (options: ComputeClientOptions) => ComputeClient;

/** Whether a word may name a package of npm's, or a module in one. */
export function isPackageName(word: string): boolean {
  return /^(?:@[a-z\d._~-]+\/)?[a-z\d~][a-z\d._~-]*(?:\/[\w.~-]+)*$/.test(word) && !word.includes('..');
}

/** The clouds of a package: its default export is a class that extends ComputeClient. */
export function packageType(name: string): CloudType {
  return {
    summary: `of the package ${name}`,
    endpoint: 'url',
    settings: [
      { key: 'url', summary: 'where it is: http(s)://HOST/BASE, or the path of a unix socket' },
      { key: 'token', summary: 'proves who calls' },
      ...tlsSettings,
    ],

    async complete(settings, config) {
      const global = { ca_certs: config.get('ca_certs'), ignore_ssl: config.get('ignore_ssl') };
      return { ...defined(global), ...settings };
    },

    async open({ url, token, ...settings }, options) {
      const Client = await importClient(name);
      const tls = /^https:/i.test(url ?? '') ? await readTls(settings) : undefined;
      const known = defined({ endpoint: url, token, tls });
      return new Client({ ...ownOptions(settings), ...options, ...known });
    },
  };
}

/** What else is said of the cloud, for a class that wants more: `my_hall = north` is the option `myHall`. */
function ownOptions(settings: Settings): Record<string, string> {
  const others = Object.entries(settings).filter(([key]) => !tlsSettings.some((known) => known.key === key));
  return defined(
    Object.fromEntries(
      others.map(([key, value]) => [
        key.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    ),
  ) as Record<string, string>;
}

async function importClient(name: string): Promise<ClientClass> {
  const { default: found } = (await importPackage(name, hint)) as { default?: unknown };
  if (isClientClass(found)) return found;
  throw invalidArgument(`the default export of the package ${name} is no class that extends ComputeClient`);
}

const hint = "a type of clouds that is none of Leister's own is the name of a package";

/** By its face: the package may have a copy of @leister/compute of its own. */
function isClientClass(value: unknown): value is ClientClass {
  if (typeof value !== 'function' || !('profile' in value)) return false;
  const { prototype } = value as { prototype?: { listServers?: unknown; supports?: unknown } };
  return typeof prototype?.listServers === 'function' && typeof prototype.supports === 'function';
}

/**
 * Imports a package that is installed beside this one.
 *
 * @param hint at why it is looked for, for those who did not mean a package
 * @throws ClientError INVALID_ARGUMENT where there is none, or it cannot be loaded
 */
export async function importPackage(name: string, hint?: string): Promise<unknown> {
  try {
    return await (import(name) as Promise<unknown>);
  } catch (error) {
    throw importError(name, error, hint);
  }
}

function importError(name: string, error: unknown, hint?: string): ClientError {
  const { message, code } = error as { message?: string; code?: string };
  // What is not found may be something that the package itself wants.
  const isMissing =
    code === 'ERR_MODULE_NOT_FOUND' && message?.startsWith(`Cannot find package '${name.split('/')[0]}`);
  if (!isMissing) return invalidArgument(`the package ${name} cannot be loaded: ${message ?? String(error)}`);
  const here = fileURLToPath(import.meta.url);
  return invalidArgument(`there is no package ${name}`, [
    ...(hint === undefined ? [] : [hint]),
    `looked for in the node_modules above ${here}`,
  ]);
}
