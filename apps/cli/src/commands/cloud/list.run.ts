import { type Cloud, defaultCloudName, listClouds } from '@leister/clouds';
import type { Context } from '../../context.js';
import { about, type AboutCloud } from './about.js';

/** A cloud as it is listed. */
export interface CloudRow extends AboutCloud, Pick<Cloud, 'source'> {
  /** Whether it is the one to use where none is named. */
  default: boolean;
}

export async function* run(_args: object, context: Context): AsyncGenerator<CloudRow> {
  const config = await context.config();
  const preferred = await defaultCloudName(config);
  for (const cloud of await listClouds(config)) {
    yield { ...about(cloud), source: cloud.source, default: cloud.name === preferred };
  }
}
