import { type CallOptions, ClientError } from '@leister/rest';
import { type Capabilities, toCapabilities } from '../model/capabilities.js';
import { StorageWire, versionRoot } from '../storage-wire.js';

/** What the store can do. */
export abstract class CapabilityMethods extends StorageWire {
  /** Shared with clones, as connections are: it is the same store. */
  private readonly learnt: { capabilities?: Capabilities } = {};

  /** What the store can do, and its limits. Swift: GET /info, beside the API and for everybody. */
  async getCapabilities(options?: CallOptions): Promise<Capabilities> {
    const { printedOrigin, basePath } = await this.endpoint();
    const beside = versionRoot(basePath).replace(/\/[^/]*$/, '');
    return this.readResponse(await this.get(`${printedOrigin}${beside}/info`, options), toCapabilities);
  }

  /** Asked once; a store that keeps it to itself gives undefined. */
  protected async knownCapabilities(options?: CallOptions): Promise<Capabilities | undefined> {
    try {
      return (this.learnt.capabilities ??= await this.getCapabilities(options));
    } catch (error) {
      const { code } = ClientError.from(error);
      if (['NOT_FOUND', 'FORBIDDEN', 'UNAUTHORIZED', 'BAD_REQUEST', 'PARSE'].includes(code)) return undefined;
      throw error;
    }
  }
}
