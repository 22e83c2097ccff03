import type { Cloud, Services } from '@leister/clouds';
import type { ComputeClient } from '@leister/compute';
import { connect } from '../../connect.js';
import type { Context } from '../../context.js';

/** Works on the cloud that a positional names, or, without one, on that of the options. Closes what it opened. */
export async function* withServices<Row>(
  name: string | undefined,
  { globals, config, signal }: Context,
  work: (services: Services, cloud: Cloud) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const { services, cloud } = await connect(
    { ...globals, cloud: name ?? globals.cloud },
    await config(),
    signal,
  );
  try {
    yield* work(services, cloud);
  } finally {
    await services.close();
  }
}

/** The same, by its compute service. */
export function withCloud<Row>(
  name: string | undefined,
  context: Context,
  work: (client: ComputeClient, cloud: Cloud) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  return withServices(name, context, async function* (services, cloud) {
    yield* work(await services.client('compute'), cloud);
  });
}
