import type { Cloud } from './cloud.js';
import type { Config } from './config.js';
import type { ClientOptions, Settings } from './types/cloud-type.js';
import { cloudTypeOf } from './types/index.js';

/**
 * A cloud that was given a token to join it with, joined; any other as it is. A token is good for once: where it stands
 * in the configuration file, what it told takes its place there.
 *
 * @throws ClientError of a token that will not do, or of a file that cannot be written
 */
export async function joinCloud(cloud: Cloud, config: Config, options: ClientOptions = {}): Promise<Cloud> {
  const { join } = cloudTypeOf(cloud.type, cloud.name);
  const settings = await join?.(cloud.settings, options);
  if (!settings) return cloud;
  await keep(cloud, settings, config);
  const endpoint = settings[cloudTypeOf(cloud.type, cloud.name).endpoint];
  return { ...cloud, settings, ...(endpoint !== undefined && { endpoint }) };
}

async function keep({ name, settings: before }: Cloud, after: Settings, config: Config): Promise<void> {
  const spent = Object.keys(before).filter((key) => after[key] === undefined);
  const removed = spent.filter((key) => config.delete(`cloud.${name}.${key}`));
  if (removed.length === 0) return;
  for (const [key, value] of Object.entries(after)) {
    if (value !== undefined && value !== before[key]) config.set(`cloud.${name}.${key}`, value);
  }
  await config.save();
}
