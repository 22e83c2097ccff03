import { type ComputeFeature, computeFeatures } from '@leister/compute';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { withCloud } from './open-cloud.js';
import type { oneCloud } from './positionals.js';

/** Whether a cloud has a feature. */
export interface FeatureRow {
  feature: ComputeFeature;
  supported: boolean;
  /** Of ComputeClient. */
  methods: readonly string[];
}

export function run({ name }: ArgsOf<typeof oneCloud>, context: Context): AsyncGenerator<FeatureRow> {
  return withCloud(name, context, async function* (client) {
    const present = await client.features();
    for (const [feature, methods] of entries(computeFeatures)) {
      yield { feature, supported: present.includes(feature), methods };
    }
  });
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  // What Object.entries gives has no other keys than the record: it is a constant of ours.
  return Object.entries(record) as [K, V][];
}
