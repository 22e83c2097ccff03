import type { ComputeFeature } from '../features.js';
import { atLeast, type Microversions } from './microversion.js';

/** The microversions that have a feature; those that are not here are in all. */
const versionsOf: Readonly<Partial<Record<ComputeFeature, Microversions>>> = {
  console: { microversion: '2.6' },
  crashDump: { microversion: '2.17' },
  serverMigrations: { microversion: '2.24' },
  migrate: { microversion: '2.25' },
  tags: { microversion: '2.26' },
  imageDelete: { lastMicroversion: '2.35' },
  floatingIps: { lastMicroversion: '2.35' },
  imageMetadata: { lastMicroversion: '2.38' },
  floatingIpAttach: { lastMicroversion: '2.43' },
  hypervisors: { microversion: '2.53' },
  hypervisorStatistics: { microversion: '2.53', lastMicroversion: '2.87' },
  computeServices: { microversion: '2.53' },
  flavorUpdate: { microversion: '2.55' },
  serverActions: { microversion: '2.58' },
  migrations: { microversion: '2.59' },
  topology: { microversion: '2.78' },
  aggregateImages: { microversion: '2.81' },
};

/** Whether a Nova that knows these microversions, the oldest and the newest included, has a feature. */
export function hasFeature(feature: ComputeFeature, oldest: string, newest: string): boolean {
  const { microversion: first = oldest, lastMicroversion: last = newest } = versionsOf[feature] ?? {};
  return atLeast(newest, first) && atLeast(last, oldest);
}
