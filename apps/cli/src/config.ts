import { type Config, loadConfig } from '@leister/clouds';
import { UsageError } from './failure/usage-error.js';
import type { Io } from './io/io.js';
import type { Job } from './job.js';

/**
 * The configuration as the options of a line have it.
 *
 * @throws ClientError INVALID_ARGUMENT for a file or a key that cannot be understood; UsageError for a file that is
 * not there, unless the command may make it
 */
export async function openConfig({ command, globals }: Job, { env }: Io): Promise<Config> {
  const { config: file, options: overrides } = globals;
  const config = await loadConfig({ file, overrides, env });
  if (file !== undefined && config.missing && !command.createsConfig) {
    throw new UsageError(`there is no configuration file ${config.path}`);
  }
  return config;
}
