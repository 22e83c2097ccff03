import { devNull } from 'node:os';
import { type Cloud, loadConfig, openCompute, resolveCloud } from '@leister/clouds';
import { defined, invalidArgument } from '@leister/rest';
import type { OrchestratorConfig } from '../config/schema.js';
import type { CloudLimits } from './limits.js';
import type { CloudDefinition } from './served-cloud.js';

type ConfiguredCloud = OrchestratorConfig['clouds'][string];

/** What API v1 calls clouds of a type. */
const titles: Readonly<Record<string, string>> = {
  dummy: 'Dummy Node Provider',
  lxd: 'LXD',
  openstack: 'OpenStack',
  orchestrator: 'Orchestrator',
  rhev: 'RHEV',
  synnefo: 'Synnefo',
};

/**
 * The clouds of a configuration. Nothing is sent to them.
 *
 * @throws ClientError INVALID_ARGUMENT for settings that cannot be right, UNSUPPORTED for a type that there is not
 */
export async function defineClouds(
  config: OrchestratorConfig,
): Promise<(CloudDefinition & { limits: CloudLimits })[]> {
  return Promise.all(
    Object.entries(config.clouds).map(async ([name, configured]) => {
      const cloud = await resolve(name, configured);
      const limits = { ...config.limits.cloud, ...defined(configured.limits ?? {}) };
      return {
        name,
        type: cloud.type,
        title: titles[cloud.type] ?? cloud.type,
        host: hostOf(cloud),
        open: () => openCompute(cloud),
        limits: {
          concurrency: limits.concurrency,
          queue: limits.queue,
          timeout: limits.timeout * 1000,
          refreshTries: config.refresh_tries,
        },
      };
    }),
  );
}

async function resolve(name: string, { use, limits: _, ...settings }: ConfiguredCloud): Promise<Cloud> {
  try {
    if (use !== undefined) return await resolveCloud(await loadConfig(), use);
    const overrides = Object.entries(settings).map(([key, value]) => ({
      key: `cloud.${name}.${key}`,
      value: typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value),
    }));
    // All that counts of such a cloud stands in our own configuration.
    return await resolveCloud(await loadConfig({ file: devNull, overrides }), name);
  } catch (error) {
    const { message, details = [] } = error as { message: string; details?: string[] };
    throw invalidArgument(`clouds.${name}: ${message}`, details);
  }
}

/** The original tells the host of its driver's connection; the dummy's is this one. */
function hostOf({ endpoint, type }: Cloud): string {
  if (type === 'dummy') return '127.0.0.1';
  return URL.canParse(endpoint ?? '') ? new URL(endpoint!).hostname : 'localhost';
}
