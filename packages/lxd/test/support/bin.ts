import type { LxdClient } from '@leister/lxd';
import { removeServer } from './lxd-peer.js';

/** What a suite has to take away again. */
export class Bin {
  readonly #client: LxdClient;
  readonly #servers = new Set<string>();
  readonly #images = new Set<string>();

  constructor(client: LxdClient) {
    this.#client = client;
  }

  /** Gives the name back. */
  server(name: string): string {
    this.#servers.add(name);
    return name;
  }

  /** Gives the name back. */
  image(name: string): string {
    this.#images.add(name);
    return name;
  }

  async empty(): Promise<void> {
    await Promise.all([...this.#servers].map((name) => removeServer(this.#client, name)));
    for (const name of this.#images) {
      await this.#client.deleteImage(name).catch((error: { code?: string }) => {
        if (error.code !== 'NOT_FOUND') throw error;
      });
    }
  }
}
