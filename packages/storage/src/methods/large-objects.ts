import { number, record, text } from '@leister/openstack';
import { ClientError, isRecord } from '@leister/rest';
import { utcTime } from '../model/read.js';
import {
  type ObjectEntry,
  objectHeaders,
  type ObjectSettings,
  type StoredObject,
  toStoredObject,
} from '../model/object.js';
import type { ObjectPlace, StorageCall } from '../storage-wire.js';
import { containerSegment, objectSegments } from '../swift/names.js';
import { etagOfSegments } from '../transfer/segments.js';
import { type DeletedObjects, readBulk } from './bulk.js';
import { TransferMethods } from './transfers.js';

/** One of the objects that the content of a static large object is made of. */
export interface Segment {
  container: string;
  object: string;
  /** MD5 of the segment's content, in hex; the store checks it. */
  etag?: string | undefined;
  /** Bytes of the segment; the store checks them. */
  bytes?: number | undefined;
  /** Only these of its bytes, e.g. `0-99`. */
  range?: string | undefined;
}

/** How a large object is put together. */
export interface CreateLargeObject extends StorageCall, ObjectSettings {}

/** Objects whose content is that of other objects, one after the other. */
export abstract class LargeObjectMethods extends TransferMethods {
  /**
   * Makes one object of segments that are there. The store checks each now, and refuses to give the content once one
   * has changed. Swift: PUT object?multipart-manifest=put.
   *
   * @throws ClientError BAD_REQUEST with the segments that are missing or not as told in `details`
   */
  async createStaticLargeObject(
    object: string,
    segments: readonly Segment[],
    options: CreateLargeObject = {},
  ): Promise<StoredObject> {
    const { container, signal, timeout } = options;
    const response = await this.objectPut(
      { object, container },
      {
        signal,
        timeout,
        json: segments.map((segment) => ({
          path: `/${segment.container}/${segment.object}`,
          etag: segment.etag,
          size_bytes: segment.bytes,
          range: segment.range,
        })),
        headers: {
          // Without one the object would be JSON, as its manifest is.
          ...objectHeaders({ contentType: 'application/octet-stream', ...options }, this.headerText),
          ...options.headers,
        },
        query: { 'multipart-manifest': 'put', ...options.query },
      },
    ).catch((error: unknown) => {
      throw withSegmentErrors(error);
    });
    const etags = segments.map(({ etag, range }) => (range === undefined ? etag : undefined));
    const expected = etags.every((etag) => etag !== undefined) ? etagOfSegments(etags) : undefined;
    return this.checkStored(toStoredObject(object, response.headers), expected, response);
  }

  /**
   * Makes one object of all those whose names begin alike, whichever there are when it is read. Swift: PUT object with
   * `X-Object-Manifest`.
   *
   * @param segments where they are; `object` is how their names begin
   */
  async createDynamicLargeObject(
    object: string,
    segments: ObjectPlace,
    options: CreateLargeObject = {},
  ): Promise<StoredObject> {
    const { container, signal, timeout, query } = options;
    const place = containerSegment(segments.container ?? this.containerOf(container));
    const headers = {
      ...objectHeaders(options, this.headerText),
      'x-object-manifest': (place + objectSegments(segments.object)).slice(1),
      ...options.headers,
    };
    const response = await this.objectPut(
      { object, container },
      { signal, timeout, query, headers, body: '' },
    );
    return toStoredObject(object, response.headers);
  }

  /**
   * The segments of a large object; none for one that is not large. Swift: GET object?multipart-manifest=get, or HEAD
   * object and GET the container of the segments.
   */
  async getSegments(object: string, options: StorageCall = {}): Promise<(ObjectEntry & ObjectPlace)[]> {
    const { container, ...call } = options;
    const info = await this.getObjectInfo(object, options);
    if (info.largeObject === 'static') {
      const query = { 'multipart-manifest': 'get', ...call.query };
      const response = await this.objectGet({ object, container }, { ...call, query, as: 'parsed' });
      return this.readResponse(response, (body) => (Array.isArray(body) ? body : [body]).map(toSegment));
    }
    if (info.manifest === undefined) return [];
    const { place, prefix } = splitPlace(info.manifest);
    const entries = await this.listObjects(place, { prefix }, call);
    return entries.map((entry) => ({ ...entry, object: entry.name, container: place }));
  }

  /**
   * Deletes an object and, when it is a large one, its segments. Swift: HEAD, then DELETE
   * object?multipart-manifest=delete, or as `deleteObjects`.
   *
   * @throws ClientError NOT_FOUND for the object; OPERATION_FAILED with what is left in `details`
   */
  async deleteLargeObject(object: string, options: StorageCall = {}): Promise<DeletedObjects> {
    const { container, ...call } = options;
    const info = await this.getObjectInfo(object, options);
    if (info.largeObject === 'static') {
      const path = await this.objectPath(object, container);
      const query = { 'multipart-manifest': 'delete', ...call.query };
      const headers = { accept: 'application/json', ...call.headers };
      const response = await this.delete(path, { ...call, query, headers });
      return refuseLeftovers(this.readResponse(response, (body) => readBulk(body, [], response)));
    }
    const segments = await this.getSegments(object, options);
    await this.deleteObject(object, options);
    const outcome = { deleted: 1, notFound: 0, failed: [] };
    const [first] = segments;
    if (!first) return outcome;
    const names = segments.map((segment) => segment.object);
    const gone = await this.deleteObjects(names, { ...call, container: first.container });
    return refuseLeftovers({ ...gone, deleted: gone.deleted + 1 });
  }
}

/** `container/prefix`, as a manifest names segments. */
export function splitPlace(manifest: string): { place: string; prefix: string } {
  const [, place = '', prefix = ''] = /^\/?([^/]*)\/?(.*)$/s.exec(manifest) ?? [];
  return { place, prefix };
}

function toSegment(item: unknown): ObjectEntry & ObjectPlace {
  const raw = record(item, 'segment');
  const { place, prefix } = splitPlace(text(raw['name']) ?? text(raw['path']) ?? '');
  const etag = text(raw['hash']);
  const bytes = number(raw['bytes']);
  const lastModified = utcTime(raw['last_modified']);
  return {
    name: prefix,
    object: prefix,
    container: place,
    subdir: false,
    ...(etag !== undefined && { etag }),
    ...(bytes !== undefined && { bytes }),
    ...(lastModified !== undefined && { lastModified }),
    raw,
  };
}

function refuseLeftovers(outcome: DeletedObjects): DeletedObjects {
  if (outcome.failed.length === 0) return outcome;
  throw new ClientError(`${outcome.failed.length} segments could not be deleted`, {
    code: 'OPERATION_FAILED',
    details: outcome.failed.map(({ name, error }) => `${name}: ${error.message}`),
  });
}

/** Swift lists what is wrong with which segment: `{"Errors": [["/c/o", "404 Not Found"]]}`. */
function withSegmentErrors(error: unknown): unknown {
  const { status, request, body, code } = ClientError.from(error);
  const errors = isRecord(body) && Array.isArray(body['Errors']) ? (body['Errors'] as unknown[]) : [];
  if (errors.length === 0) return error;
  return new ClientError('the segments are not as told', {
    status,
    code,
    details: errors.map((one) => (Array.isArray(one) ? one.join(': ') : String(one))),
    ...(request && { request }),
    body,
  });
}
