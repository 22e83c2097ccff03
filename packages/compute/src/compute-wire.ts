import { checkMicroversion, OpenStackClient, type OpenStackClientOptions } from '@leister/openstack';
import { ClientError, type Listing, type RequestOptions, type RestResponse } from '@leister/rest';
import { computeFeatures, type ComputeFeature, type ComputeProfile, novaProfile } from './features.js';
import { microversionHeaders, microversionOf, type Microversions } from './nova/microversion.js';
import { type Json, unwrap } from './nova/read.js';

/** How a compute service is reached. */
export interface ComputeClientOptions extends OpenStackClientOptions {
  /**
   * Microversion of Nova to speak, `2.N` or `latest`. Left out, each request speaks the lowest that knows what it
   * asks for. A request that needs a later one speaks that, and one that was dropped since the last that had it.
   */
  microversion?: string | undefined;
}

/** A call of Nova's, as the door lets it through. */
export interface NovaCall extends RequestOptions, Microversions {}

/** A verb of Nova's. */
export type NovaVerb = 'GET' | 'POST' | 'PUT' | 'DELETE';

const featureOfMethod = new Map<string, ComputeFeature>(
  Object.entries(computeFeatures).flatMap(([feature, methods]) =>
    methods.map((method) => [method, feature as ComputeFeature] as const),
  ),
);

/**
 * How requests of OpenStack Compute (API v2.1) leave: by one door, which knows what the client can do. The methods of
 * {@link ComputeClient} are built upon it, one resource upon the other.
 */
export abstract class ComputeWire extends OpenStackClient {
  static override readonly serviceType: string = 'compute';
  /** What this class of clients is. */
  static readonly profile: ComputeProfile = novaProfile;

  static override get defaultApiVersion(): string {
    return this.profile.wire === 'nova' ? 'v2.1' : '';
  }

  protected readonly microversion: string | undefined;

  constructor(options: ComputeClientOptions) {
    super(options);
    this.microversion =
      options.microversion === undefined ? undefined : checkMicroversion(options.microversion, 2);
  }

  /** What the class of this client is. */
  protected get profile(): ComputeProfile {
    return (this.constructor as typeof ComputeWire).profile;
  }

  /** Whether the feature is there, as far as is known without asking. */
  abstract supports(feature: ComputeFeature): boolean;

  /**
   * The one door to Nova. Nothing is sent for a feature the client does not have, nor by a client of another cloud
   * that forgot to override the method.
   *
   * @param method the public method on whose behalf the request is made
   */
  protected async nova<T = unknown>(
    method: string,
    verb: NovaVerb,
    path: string,
    call: NovaCall = {},
  ): Promise<RestResponse<T>> {
    this.admit(method, verb, path);
    const { microversion, lastMicroversion, ...options } = call;
    const spoken = microversionOf(this.microversion, { microversion, lastMicroversion });
    const headers = { ...microversionHeaders(spoken), ...options.headers };
    return this.request<T>(verb, path, { ...options, headers });
  }

  /**
   * Whether a request may pass the door. For a method that asks something else first.
   *
   * @throws ClientError UNSUPPORTED
   */
  protected admit(method: string, verb: NovaVerb, path: string): void {
    const feature = featureOfMethod.get(method) ?? 'core';
    if (this.profile.wire !== 'nova' || !this.supports(feature))
      throw this.unsupported(method, `${verb} ${path}`);
  }

  /** The error of a method that this cloud has not. */
  protected unsupported(method: string, request?: string): ClientError {
    const feature = featureOfMethod.get(method) ?? 'core';
    const { wire, features } = this.profile;
    const isForgotten = wire !== 'nova' && (feature === 'core' || features.includes(feature));
    return new ClientError(`${this.constructor.name} does not support ${method} (feature ${feature})`, {
      status: 501,
      code: 'UNSUPPORTED',
      details: [
        ...(isForgotten ? [`a class that has the feature ${feature} is to override ${method}`] : []),
        ...(request === undefined ? [] : [`nothing was sent; it would have been ${request}`]),
      ],
    });
  }

  /** A list of Nova's, page by page. @param path or a function that builds it once the list is used */
  protected novaList<T>(
    method: string,
    path: string | (() => string),
    read: (body: unknown) => T[],
    options: NovaCall = {},
  ): Listing<T> {
    return this.list(path, read, options, (page, call) => this.nova(method, 'GET', page, call));
  }

  /** Builds the path inside of a promise: a bad id must reject, not throw. */
  protected async novaAt<T = Json>(
    method: string,
    verb: NovaVerb,
    at: () => string,
    options?: NovaCall,
  ): Promise<RestResponse<T>> {
    return this.nova<T>(method, verb, at(), options);
  }

  /** Reads what an answer of Nova's holds under a name: `{"server": {...}}`. @throws ClientError PARSE */
  protected novaRead<T>(response: RestResponse, name: string, read: (raw: Json) => T): T {
    return this.readResponse(response, (body) => read(unwrap(body, name)));
  }
}
