import { type Acknowledged, acknowledged } from '@leister/openstack';
import { type CallOptions, ClientError, firstHeader, invalidArgument } from '@leister/rest';
import type { StorageCall } from '../storage-wire.js';
import { signTemporaryUrl, type TemporaryUrl } from '../swift/temporary-url.js';
import { FolderDownloadMethods } from './folder-downloads.js';

/** A temporary URL for an object. */
export interface CreateTemporaryUrl extends Omit<TemporaryUrl, 'key' | 'expires'>, StorageCall {
  /** Default: the one that the container has, or else the account; the store is asked for it. */
  key?: string | undefined;
  /** Until when: a date, or seconds since the epoch. */
  expires?: Date | number | undefined;
  /** For how many seconds from now. Default 3600, when `expires` is not given. */
  expiresIn?: number | undefined;
}

/** URLs that let whoever has them do one thing for a while. */
export abstract class TemporaryUrlMethods extends FolderDownloadMethods {
  /**
   * A URL that lets whoever has it read an object, or do what `method` says, until it expires. It is signed here: a key
   * that is given is not sent, and nothing is asked. Without one: HEAD container, then HEAD account.
   *
   * @param object with `prefix: true`, how the names of the objects begin, and of this one that the URL is for
   * @throws ClientError NOT_FOUND when no key is given and none is set
   */
  async createTemporaryUrl(object: string, options: CreateTemporaryUrl = {}): Promise<string> {
    const { expiresIn = 3600, expires = Date.now() / 1000 + expiresIn } = options;
    const url = await this.getObjectUrl(object, options);
    const key = options.key ?? (await this.findTemporaryUrlKey(options));
    this.keepSecret(key);
    const { printedOrigin, basePath } = await this.endpoint();
    // What stands before the version is the way to the service, and not part of what it signs.
    const api = /\/[^/]*$/.exec(basePath.replace(/(\/v\d+(?:\.\d+)?)(?:\/.*)?$/, '$1'));
    const path = decodeURIComponent(url.slice(printedOrigin.length + (api?.index ?? 0)));
    return `${url}?${signTemporaryUrl(path, { ...options, key, expires })}`;
  }

  /**
   * Sets the key that signs temporary URLs, of a container or, without one, of the account; null takes it away. The store
   * takes URLs of either key, so that the second can be set before the first is changed. Swift: POST.
   */
  async setTemporaryUrlKey(
    key: string | null,
    options: CallOptions & { container?: string | undefined; second?: boolean | undefined } = {},
  ): Promise<Acknowledged> {
    const { container, second, ...call } = options;
    if (key === '') throw invalidArgument('the key of temporary URLs is not empty');
    if (key !== null) this.keepSecret(key);
    const owner = container === undefined ? 'account' : 'container';
    const name = `${owner}-meta-temp-url-key${second ? '-2' : ''}`;
    const headers = {
      ...(key === null ? { [`x-remove-${name}`]: 'x' } : { [`x-${name}`]: key }),
      ...call.headers,
    };
    const response =
      container === undefined
        ? await this.accountPost({ ...call, headers })
        : await this.containerPost(container, { ...call, headers });
    return acknowledged(response);
  }

  private async findTemporaryUrlKey({ container, signal, timeout }: StorageCall): Promise<string> {
    const ofContainer = await this.containerHead(container, { signal, timeout });
    const ofAccount = ofContainer.headers['x-container-meta-temp-url-key']
      ? undefined
      : await this.accountHead({ signal, timeout });
    const key =
      firstHeader(ofContainer.headers['x-container-meta-temp-url-key']) ??
      firstHeader(ofAccount?.headers['x-account-meta-temp-url-key']);
    if (key !== undefined && key !== '') return key;
    throw new ClientError('no key for temporary URLs is set, or it may not be seen', {
      code: 'NOT_FOUND',
      details: ['setTemporaryUrlKey sets one'],
    });
  }
}
