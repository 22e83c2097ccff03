import { type Config, loadConfig } from '@leister/clouds';
import type { GlobalArgs } from './args/global-options.js';
import type { Io } from './io/io.js';

/**
 * The configuration as the options of a line have it.
 *
 * @throws ClientError INVALID_ARGUMENT for a file or a key that cannot be understood
 */
export function openConfig({ config: file, options: overrides }: GlobalArgs, { env }: Io): Promise<Config> {
  return loadConfig({ file, overrides, env });
}
