import { ComputeClient, type ComputeClientOptions } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { CallOptions } from '@leister/rest';
import { record } from '../record.js';

/** Nova that can be asked what it is. */
export class Nova extends ComputeClient {
  private readonly login: { close(): Promise<void> } | undefined;

  /** @param login that this client has to itself: with the one ends the other */
  constructor(options: ComputeClientOptions, login?: { close(): Promise<void> }) {
    super(options);
    this.login = login;
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
    await Promise.all([super.close(), this.login?.close()]);
  }
}
