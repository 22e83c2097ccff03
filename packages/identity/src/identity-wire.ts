import {
  type Collection,
  CollectionClient,
  type Json,
  type ServiceCall,
  type ServiceVerb,
  unwrapList,
} from '@leister/openstack';
import type { Listing } from '@leister/rest';
import { type CallOptions, ClientError, path, type RestResponse } from '@leister/rest';
import { versionIn } from './login/keystone.js';
import type { Token } from './model/token.js';

/** Options of a call that is about what a user owns. */
export interface OwnerOptions extends CallOptions {
  /** Whose it is. Default: the caller. */
  userId?: string | undefined;
}

/** The requests of OpenStack Identity (API v3): one method for each verb. */
export abstract class IdentityWire extends CollectionClient {
  static override readonly serviceType: string = 'identity';

  static override get defaultApiVersion(): string {
    return 'v3';
  }

  /** The token of the moment, and what it is for. */
  abstract getToken(options?: CallOptions): Promise<Token>;

  /** The one door to Identity v3. v2.0 has tokens and nothing else that is for users: nothing is sent there. */
  protected override async send<T = unknown>(
    verb: ServiceVerb,
    path: string,
    call?: ServiceCall,
  ): Promise<RestResponse<T>> {
    if (await this.speaksV2()) {
      throw new ClientError('the service speaks Identity v2.0, which has tokens and projects only', {
        status: 501,
        code: 'UNSUPPORTED',
        details: [`nothing was sent; it would have been ${verb} ${path}`],
      });
    }
    return super.send<T>(verb, path, call);
  }

  protected async speaksV2(): Promise<boolean> {
    return versionIn((await this.endpoint()).basePath) === 'v2.0';
  }

  /** PATCH of the fields that are to change; gives it as it is then. */
  protected async collectionPatch<T>(
    of: Collection<T>,
    id: string,
    fields: Json,
    options?: ServiceCall,
  ): Promise<T> {
    const call = { ...options, json: { [of.one]: fields } };
    return this.readItem(of, await this.send('PATCH', of.path + path`/${id}`, call));
  }

  /** HEAD: whether there is such a thing. */
  protected async isThere(at: string, options?: CallOptions): Promise<boolean> {
    const { status } = await this.send('HEAD', at, { ...options, success: [200, 204, 404] });
    return status !== 404;
  }

  /** The id of the user that owns what a call is about. */
  protected async ownerOf({ userId, ...options }: OwnerOptions = {}): Promise<string> {
    return userId ?? (await this.getToken(options)).user.id;
  }

  /** Of what a user owns. Where it is, is known when the owner is: when the listing is used. */
  protected ownedList<T>(
    { many, read }: Pick<Collection<T>, 'many' | 'read'>,
    at: (ownerId: string) => string,
    { userId, ...options }: OwnerOptions & ServiceCall = {},
  ): Listing<T> {
    return this.list(
      firstPage,
      (body) => unwrapList(body, many).map(read),
      options,
      async (page, call) =>
        this.send('GET', page === firstPage ? at(await this.ownerOf({ ...options, userId })) : page, call),
    );
  }
}

/** Stands for the address of a first page that is not known yet. */
const firstPage = '/';
