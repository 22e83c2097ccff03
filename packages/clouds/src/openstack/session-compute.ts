import { ComputeClient } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { CallOptions } from '@leister/rest';
import { record } from '../record.js';
import type { Connection } from './connection.js';

/** A ComputeClient that has its login to itself: with the one ends the other. */
export class SessionComputeClient extends ComputeClient {
  private readonly connection: Connection;

  constructor(connection: Connection, microversion: string | undefined) {
    super({ ...connection.options, microversion });
    this.connection = connection;
  }

  /** The newest microversion there is. Compute: GET /v2.1/. Undefined where the service does not tell it there. */
  async newestMicroversion(options?: CallOptions): Promise<string | undefined> {
    try {
      const { body } = await this.get('/', options);
      const { version } = record(record(body)['version']);
      return typeof version === 'string' && version !== '' ? version : undefined;
    } catch (error) {
      // An endpoint that goes on with a project has nothing there.
      if (error instanceof ClientError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.connection.close()]);
  }
}
