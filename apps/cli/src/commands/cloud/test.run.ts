import { cloudVersion } from '@leister/clouds';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { about, type AboutCloud } from './about.js';
import { withCloud } from './open-cloud.js';
import type { oneCloud } from './positionals.js';

/** What came of a test. */
export interface CloudTest extends AboutCloud {
  /** Of the service. */
  version?: string;
  /** Milliseconds. */
  latency: number;
}

export function run({ name }: ArgsOf<typeof oneCloud>, context: Context): AsyncGenerator<CloudTest> {
  return withCloud(name, context, async function* (client, cloud) {
    const version = await cloudVersion(cloud, client);
    const start = performance.now();
    // Unlike its version, a cloud tells its servers only to those it knows.
    for await (const _page of client.listServers({ detail: false }).pages()) break;
    const latency = Math.round(performance.now() - start);
    yield { ...about(cloud), ...(version !== undefined && { version }), latency };
  });
}
