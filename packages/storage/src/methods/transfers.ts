import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import {
  type BodySource,
  ClientError,
  type Progress,
  type RequestOptions,
  type RestResponse,
} from '@leister/rest';
import {
  objectHeaders,
  type ObjectInfo,
  type ObjectSettings,
  type StoredObject,
  toObjectInfo,
  toStoredObject,
} from '../model/object.js';
import type { StorageCall } from '../storage-wire.js';
import { conditionHeaders, type Conditions, rangeHeader } from '../swift/conditions.js';
import { md5 } from '../transfer/md5-thread.js';
import { BulkMethods } from './bulk.js';
import { type ReadObject, readCall } from './objects.js';

/** How content is stored. */
export interface UploadObject extends StorageCall, ObjectSettings, Pick<Conditions, 'ifNoneMatch'> {
  /** Bytes of a stream, when known. */
  contentLength?: number | undefined;
  /** MD5 of the content in hex, when known: the store refuses content that has another. */
  etag?: string | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** How content is read. */
export interface DownloadObject extends ReadObject {
  /** Bytes `0-99`, `100-` or `-100`; several with commas between them come as `multipart/byteranges`. */
  range?: string | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Content on its way. */
export interface Download {
  info: ObjectInfo;
  /** Fails at its end, with OPERATION_FAILED, when what came is not what was stored. Must be read or destroyed. */
  body: Readable;
  /** Which bytes of how many, `bytes 0-99/1000`, when the store sends a part. */
  contentRange?: string;
}

/** The content of objects, between memory or streams and the store. */
export abstract class TransferMethods extends BulkMethods {
  /**
   * Stores an object. The store's ETag is compared with what was sent. Swift: PUT object.
   *
   * @param content text, bytes, a stream, or a function that gives a new stream for each attempt
   * @throws ClientError OVER_LIMIT beyond a quota or the largest object; CONFLICT with `ifNoneMatch: '*'` when there is
   * one; OPERATION_FAILED when it arrived changed
   */
  async uploadObject(object: string, content: BodySource, options: UploadObject = {}): Promise<StoredObject> {
    const { container, signal, timeout, query, contentLength, ifNoneMatch, onProgress } = options;
    const inMemory = typeof content === 'string' || content instanceof Uint8Array;
    const etag = options.etag ?? (inMemory ? md5(content) : undefined);
    const sent = inMemory ? { body: content } : hashed(content);
    const response = await this.objectPut(
      { object, container },
      {
        signal,
        timeout,
        query,
        body: sent.body,
        ...(inMemory || contentLength === undefined ? {} : { contentLength }),
        headers: {
          ...objectHeaders(options, this.headerText),
          ...conditionHeaders({ ifNoneMatch }),
          etag,
          ...options.headers,
        },
        ...(onProgress && { onProgress }),
      },
    );
    const expected = etag ?? ('digest' in sent ? sent.digest() : undefined);
    return this.checkStored(toStoredObject(object, response.headers), expected, response);
  }

  /**
   * Reads an object as a stream. Whole content is compared with its ETag at the end of the stream; that of large
   * objects, and parts, cannot be. Swift: GET object.
   *
   * @throws ClientError NOT_FOUND; CONFLICT when a condition does not hold; BAD_REQUEST (416) for a range outside of it
   */
  async downloadObject(object: string, options: DownloadObject = {}): Promise<Download> {
    const { container, range, onProgress } = options;
    const call: RequestOptions & { as: 'stream' } = { ...readCall(options), as: 'stream' };
    if (onProgress) call.onProgress = onProgress;
    call.headers = { ...call.headers, range: rangeHeader(range) };
    const response = checkObject(await this.objectGet<Readable>({ object, container }, call));
    const info = toObjectInfo(object, response.headers, this.headerText);
    const { 'content-range': contentRange } = response.headers;
    const body = isVerifiable(info, response) ? verified(response.body, info.etag, response) : response.body;
    return { info, body, ...(contentRange !== undefined && { contentRange }) };
  }

  /** The content of an object, in memory. Swift: GET object. */
  async downloadToBytes(object: string, options: DownloadObject = {}): Promise<Uint8Array> {
    const { body } = await this.downloadObject(object, options);
    const chunks: Uint8Array[] = [];
    for await (const chunk of body) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }

  /** The content of an object as text, from UTF-8. Swift: GET object. */
  async downloadToString(object: string, options?: DownloadObject): Promise<string> {
    return new TextDecoder().decode(await this.downloadToBytes(object, options));
  }

  /** @throws ClientError OPERATION_FAILED when the store has other content than was sent */
  protected checkStored<T extends StoredObject>(
    stored: T,
    expected: string | undefined,
    { status, request }: Pick<RestResponse, 'status' | 'request'>,
  ): T {
    if (stored.etag === undefined || expected === undefined) return stored;
    if (stored.etag.toLowerCase() === expected.toLowerCase()) return stored;
    throw new ClientError(`${stored.name} was changed on its way: what is stored now is not what was sent`, {
      status,
      code: 'OPERATION_FAILED',
      details: [`MD5 sent ${expected}, stored ${stored.etag}`],
      request,
    });
  }
}

/**
 * An answer that is an object: Swift tells the ETag or the time of each. A page of a front end has neither.
 *
 * @throws ClientError PARSE
 */
export function checkObject(response: RestResponse<Readable>): RestResponse<Readable> {
  const { headers, status, request, body } = response;
  const isObject = ['etag', 'last-modified', 'x-timestamp'].some((name) => headers[name] !== undefined);
  if (isObject || status === 304 || status === 416) return response;
  body.destroy();
  throw new ClientError('what came is no object: it has neither ETag nor time', {
    status,
    code: 'PARSE',
    request,
  });
}

/** Whether an answer's bytes have the MD5 that its ETag tells. */
export function isVerifiable({ etag, largeObject }: ObjectInfo, { status }: { status: number }): boolean {
  return status === 200 && largeObject === undefined && /^[0-9a-f]{32}$/i.test(etag ?? '');
}

/** @throws ClientError OPERATION_FAILED, from what it gives */
export function changedOnTheWay({ status, request }: Pick<RestResponse, 'status' | 'request'>): ClientError {
  return new ClientError('the content was changed on its way, or where it is stored: its MD5 is another', {
    status,
    code: 'OPERATION_FAILED',
    request,
  });
}

/** A body that is hashed as it is sent; a repeated one anew. */
function hashed(content: Readable | (() => Readable)): { body: BodySource; digest: () => string } {
  let hash = createHash('md5');
  const counting = (source: Readable): Readable => {
    // What is no stream is refused where it is sent.
    if (!(source instanceof Readable)) return source;
    hash = createHash('md5');
    const own = hash;
    source.on('data', (chunk: Uint8Array | string) => own.update(chunk));
    // Whoever sends it decides when it flows.
    return source.pause();
  };
  const body = typeof content === 'function' ? () => counting(content()) : counting(content);
  return { body, digest: () => hash.digest('hex') };
}

function verified(
  source: Readable,
  etag: string | undefined,
  response: Pick<RestResponse, 'status' | 'request'>,
): Readable {
  const hash = createHash('md5');
  const check = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === etag?.toLowerCase() ? null : changedOnTheWay(response));
    },
  });
  source.once('error', (error) => check.destroy(error));
  check.once('close', () => source.destroy());
  return source.pipe(check);
}
