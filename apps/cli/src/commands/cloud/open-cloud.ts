import type { Cloud } from '@leister/clouds';
import type { ComputeClient } from '@leister/compute';
import { connect } from '../../connect.js';
import type { Context } from '../../context.js';

/** Works on the cloud that a positional names, or, without one, on that of the options. Closes what it opened. */
export async function* withCloud<Row>(
  name: string | undefined,
  { globals, config, signal }: Context,
  work: (client: ComputeClient, cloud: Cloud) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const { services, cloud } = await connect(
    { ...globals, cloud: name ?? globals.cloud },
    await config(),
    signal,
  );
  try {
    yield* work(await services.client('compute'), cloud);
  } finally {
    await services.close();
  }
}
