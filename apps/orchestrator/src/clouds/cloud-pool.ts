import { ClientError } from '@leister/rest';
import type { CloudLimits } from './limits.js';
import { type CloudDefinition, ServedCloud } from './served-cloud.js';

/** The clouds served, `default` first, the others as they are configured. */
export class CloudPool {
  readonly #clouds: ReadonlyMap<string, ServedCloud>;

  constructor(definitions: readonly (CloudDefinition & { limits: CloudLimits })[]) {
    const first = definitions.filter(({ name }) => name === 'default');
    const others = definitions.filter(({ name }) => name !== 'default');
    this.#clouds = new Map(
      [...first, ...others].map(({ limits, ...definition }) => [
        definition.name,
        new ServedCloud(definition, limits),
      ]),
    );
  }

  /** @throws ClientError NOT_FOUND */
  get(name: string): ServedCloud {
    const cloud = this.#clouds.get(name);
    if (!cloud) throw new ClientError(`there is no cloud ${JSON.stringify(name)}`, { code: 'NOT_FOUND' });
    return cloud;
  }

  [Symbol.iterator](): IterableIterator<ServedCloud> {
    return this.#clouds.values();
  }

  /** Makes all clients; what is wrong with one cloud's settings is told with its name. @throws ClientError */
  async open(): Promise<void> {
    await Promise.all([...this].map((cloud) => cloud.open()));
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this].map((cloud) => cloud.close()));
  }
}
