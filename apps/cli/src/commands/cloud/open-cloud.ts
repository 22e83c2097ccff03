import { connect, type Connection } from '../../connect.js';
import type { Context } from '../../context.js';

/** Works on the cloud that a positional names, or, without one, on that of the options. Closes what it opened. */
export async function* withCloud<Row>(
  name: string | undefined,
  { globals, config, signal }: Context,
  work: (connection: Connection) => AsyncIterable<Row>,
): AsyncGenerator<Row> {
  const connection = await connect({ ...globals, cloud: name ?? globals.cloud }, await config(), signal);
  try {
    yield* work(connection);
  } finally {
    await connection.client.close();
  }
}
