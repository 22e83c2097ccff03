import {
  type Acknowledged,
  acknowledged,
  checkMicroversion,
  CollectionClient,
  type Json,
  later,
  type OpenStackClientOptions,
  type ServiceCall,
  snakeCase,
  texts,
  unwrap,
} from '@leister/openstack';
import { path, type RestResponse } from '@leister/rest';
import { findingVolumes } from './service-types.js';

/** How a block storage service is reached. */
export interface BlockStorageClientOptions extends OpenStackClientOptions {
  /**
   * Microversion of Cinder to speak, `3.N` or `latest`. Left out, each request speaks the lowest that knows what it
   * asks for; a request that needs a later one speaks that.
   */
  microversion?: string | undefined;
}

/** How requests of OpenStack Block Storage leave, and what several of its resources have in common. */
export abstract class BlockStorageWire extends CollectionClient {
  static override readonly serviceType: string = 'block-storage';

  static override get defaultApiVersion(): string {
    return 'v3';
  }

  protected readonly microversion: string | undefined;

  /** @throws ClientError INVALID_ARGUMENT */
  constructor(options: BlockStorageClientOptions) {
    super(options.session ? { ...options, session: findingVolumes(options.session) } : options);
    this.microversion =
      options.microversion === undefined ? undefined : checkMicroversion(options.microversion, 3);
  }

  /** Cinder refuses a header that speaks of other services only, so this one speaks of its own. */
  protected override microversionHeaders(lowest: string | undefined): Record<string, string> {
    const version = later(this.microversion, lowest);
    return version === undefined ? {} : { 'openstack-api-version': `volume ${version}` };
  }

  /** The fields of a body. Before v3, and in Synnefo, a name is a `display_name`. */
  protected async namedBody(fields: object): Promise<Json> {
    const { basePath } = await this.endpoint();
    const isOld = /\/v[12](?:\.\d+)?(?:\/|$)/.test(basePath);
    const old = { name: 'display_name', description: 'display_description' };
    return snakeCase(fields, { sourceVolumeId: 'source_volid', imageId: 'imageRef', ...(isOld && old) });
  }

  /** POST of an action: `{"os-extend": {...}}`. */
  protected async act(at: () => string, action: Json, options?: ServiceCall): Promise<RestResponse> {
    return this.send('POST', `${at()}/action`, { ...options, json: action });
  }

  /** POST of an action whose answer says no more than that it was accepted. */
  protected async actAndTell(at: () => string, action: Json, options?: ServiceCall): Promise<Acknowledged> {
    return acknowledged(await this.act(at, action, options));
  }

  /** All that is said of something, or what one key says. */
  protected async getTexts(
    at: () => string,
    key?: string,
    options?: ServiceCall,
  ): Promise<Record<string, string>> {
    const where = key === undefined ? at() : at() + path`/${key}`;
    return this.readTexts(await this.send('GET', where, options), key === undefined ? 'metadata' : 'meta');
  }

  /** @param verb POST leaves the keys that are not given, PUT takes them away */
  protected async setTexts(
    verb: 'POST' | 'PUT',
    at: () => string,
    metadata: Readonly<Record<string, string>>,
    options?: ServiceCall,
  ): Promise<Record<string, string>> {
    return this.readTexts(await this.send(verb, at(), { ...options, json: { metadata } }), 'metadata');
  }

  protected async deleteText(at: () => string, key: string, options?: ServiceCall): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', at() + path`/${key}`, options));
  }

  private readTexts(response: RestResponse, name: string): Record<string, string> {
    return this.readResponse(response, (body) => texts(unwrap(body, name)) ?? {});
  }
}
