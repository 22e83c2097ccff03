import { readFile } from 'node:fs/promises';
import { ClientError, type Progress } from '@leister/rest';
import {
  objectHeaders,
  type ObjectInfo,
  type ObjectSettings,
  type StoredObject,
  toStoredObject,
} from '../model/object.js';
import type { ObjectPlace, StorageCall } from '../storage-wire.js';
import { conditionHeaders, type Conditions } from '../swift/conditions.js';
import { allOrNone } from '../transfer/all-or-none.js';
import { type LocalFile, localWork, lookAtFile, readPart } from '../transfer/local-file.js';
import { Md5Thread } from '../transfer/md5-thread.js';
import { TransferProgress } from '../transfer/progress.js';
import {
  etagOfSegments,
  type FileSegment,
  segmentFolder,
  segmentPrefix,
  segmentSizeFor,
  segmentsOf,
} from '../transfer/segments.js';
import { LargeObjectMethods } from './large-objects.js';

/** How a file is stored. */
export interface UploadFile extends StorageCall, ObjectSettings, Pick<Conditions, 'ifNoneMatch'> {
  /** A larger file goes up in segments of this many bytes. Default 1 GiB. */
  segmentSize?: number | undefined;
  /** Segments on their way at once. Default 4. */
  concurrency?: number | undefined;
  /** Where segments are kept; made when it is missing. Default: that of the object with `_segments` after its name. */
  segmentContainer?: string | undefined;
  /** `dynamic` for a store that knows no static large objects. Default `static`. */
  largeObject?: 'static' | 'dynamic' | undefined;
  /** True sends nothing when the object has this content already. */
  skipUnchanged?: boolean | undefined;
  /**
   * True keeps the segments of the large object that is replaced: for one whose manifest was copied, so that another
   * object has the same segments.
   */
  keepSegments?: boolean | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A file that is an object now. */
export interface UploadedFile {
  name: string;
  outcome: 'uploaded' | 'unchanged';
  bytes: number;
  etag?: string;
  /** How many segments it has; undefined when it is one piece. */
  segments?: number;
  /** Segments of the large object before that could not be deleted. */
  leftover?: string[];
}

type FullPlace = { object: string; container: string };

/** What one upload goes on with. */
export interface UploadContext {
  file: LocalFile;
  place: FullPlace;
  options: UploadFile;
  hasher: Md5Thread;
  progress: TransferProgress;
  signal: AbortSignal;
}

/** Up to this many bytes a file is read and hashed at once, and the store is told its MD5 beforehand. */
const smallFile = 1 << 20;

/** From files to objects. */
export abstract class FileUploadMethods extends LargeObjectMethods {
  /**
   * Stores a file. A large one goes up in segments, several at once; what an upload that was broken off left there is
   * found again, and only the rest is sent. All is compared with what the store has. The time of the file's last change
   * is kept as the metadata `mtime`, as Swift's tools do.
   *
   * Swift: HEAD object, then PUT object; or PUT for each segment and PUT object?multipart-manifest=put.
   *
   * @throws ClientError as `uploadObject`; INVALID_ARGUMENT for what is no file; OPERATION_FAILED when it changed meanwhile
   */
  async uploadFile(object: string, path: string, options: UploadFile = {}): Promise<UploadedFile> {
    const container = this.containerOf(options.container);
    const hasher = new Md5Thread();
    try {
      return await this.withinLimits(options, (signal) =>
        localWork(async () => {
          const file = await lookAtFile(path);
          const progress = new TransferProgress(options.onProgress, file.bytes);
          const place = { object, container };
          const before = await this.findObject(place, signal);
          return this.putFile({ file, place, options, hasher, progress, signal }, before);
        }),
      );
    } finally {
      await hasher.close();
    }
  }

  /** Stores a file, when what is there is known: undefined for nothing. */
  protected async putFile(upload: UploadContext, before: ObjectInfo | undefined): Promise<UploadedFile> {
    const { file, place, options, progress } = upload;
    const name = place.object;
    const segmentSize = segmentSizeFor(file, options.segmentSize);
    if (options.skipUnchanged && before && (await this.hasContent(upload, before, segmentSize))) {
      progress.set(name, file.bytes);
      const { etag } = before;
      return { name, outcome: 'unchanged', bytes: file.bytes, ...(etag !== undefined && { etag }) };
    }
    if (before && options.ifNoneMatch === '*') throw isThere(place);
    const old = before?.largeObject ? await this.ownSegments(upload) : [];
    const whole = file.bytes <= segmentSize;
    const stored = whole ? await this.putWhole(upload) : await this.putSegments(upload, segmentSize);
    const leftover = await this.deleteOldSegments(upload, old, segmentSize);
    return {
      name,
      outcome: 'uploaded',
      bytes: file.bytes,
      ...(stored.etag !== undefined && { etag: stored.etag }),
      ...(!whole && { segments: Math.ceil(file.bytes / segmentSize) }),
      ...(leftover.length > 0 && { leftover }),
    };
  }

  protected async findObject(
    { object, container }: ObjectPlace,
    signal: AbortSignal,
  ): Promise<ObjectInfo | undefined> {
    try {
      return await this.getObjectInfo(object, { container, signal });
    } catch (error) {
      const { code } = ClientError.from(error);
      // Who may only write may not look: then all is sent.
      if (code === 'NOT_FOUND' || code === 'FORBIDDEN') return undefined;
      throw error;
    }
  }

  private async hasContent(
    { file, hasher }: UploadContext,
    { bytes, etag, largeObject }: ObjectInfo,
    segmentSize: number,
  ): Promise<boolean> {
    if (bytes !== file.bytes || etag === undefined || largeObject === 'dynamic') return false;
    if (largeObject === undefined) return (await hasher.hash(file.path, 0, file.bytes)) === etag;
    const segments = segmentsOf('', file, segmentSize);
    const etags = segments.map(({ start, end }) => hasher.hash(file.path, start, end));
    return etagOfSegments(await Promise.all(etags)) === etag;
  }

  private async putWhole(upload: UploadContext): Promise<StoredObject> {
    const { file, place, options, progress, hasher, signal } = upload;
    const onProgress = ({ transferred }: Progress): void => progress.set(place.object, transferred);
    const settings = { ...this.settingsOf(upload), ifNoneMatch: options.ifNoneMatch, signal };
    if (file.bytes <= smallFile) {
      const content = await readFile(file.path);
      return this.uploadObject(place.object, content, {
        ...settings,
        container: place.container,
        onProgress,
      });
    }
    const digest = hasher.hash(file.path, 0, file.bytes);
    const response = await this.objectPut(place, {
      signal,
      headers: {
        ...objectHeaders(settings, this.headerText),
        ...conditionHeaders(settings),
        ...options.headers,
      },
      query: options.query,
      contentLength: file.bytes,
      body: () => readPart(file, 0, file.bytes),
      onProgress,
    });
    return this.checkStored(toStoredObject(place.object, response.headers), await digest, response);
  }

  private async putSegments(upload: UploadContext, segmentSize: number): Promise<StoredObject> {
    const { file, place, options, signal } = upload;
    const container = options.segmentContainer ?? `${place.container}_segments`;
    const prefix = segmentPrefix(place.object, file, segmentSize);
    const there = await this.segmentsThere({ object: prefix, container }, signal);
    const segments = segmentsOf(place.object, file, segmentSize);
    const { concurrency = 4 } = options;
    const etags = await allOrNone(segments, { concurrency, signal }, (segment, signal) =>
      this.putSegment({ ...upload, signal }, segment, container, there.get(segment.name)),
    );
    const settings = { ...this.settingsOf(upload), container: place.container, signal };
    const headers = { ...conditionHeaders({ ifNoneMatch: options.ifNoneMatch }), ...options.headers };
    if (options.largeObject === 'dynamic')
      return this.createDynamicLargeObject(
        place.object,
        { object: prefix, container },
        { ...settings, headers },
      );
    const manifest = segments.map(({ name, start, end }, index) => ({
      container,
      object: name,
      etag: etags[index],
      bytes: end - start,
    }));
    return this.createStaticLargeObject(place.object, manifest, { ...settings, headers });
  }

  /** Gives the MD5 of the segment. One that is there with the right size and content is not sent. */
  private async putSegment(
    { file, hasher, progress, signal }: UploadContext,
    { name, start, end }: FileSegment,
    container: string,
    there: { etag?: string; bytes?: number } | undefined,
  ): Promise<string> {
    const hashing = hasher.hash(file.path, start, end);
    if (there?.bytes === end - start && there.etag === (await hashing)) {
      progress.set(name, end - start);
      return hashing;
    }
    const response = await this.objectPut(
      { object: name, container },
      {
        signal,
        contentLength: end - start,
        body: () => readPart(file, start, end),
        onProgress: ({ transferred }) => progress.set(name, transferred),
      },
    );
    const digest = await hashing;
    this.checkStored(toStoredObject(name, response.headers), digest, response);
    return digest;
  }

  private async segmentsThere(
    { object: prefix, container }: ObjectPlace,
    signal: AbortSignal,
  ): Promise<Map<string, { etag?: string; bytes?: number }>> {
    try {
      const entries = await this.listObjects(container, { prefix }, { signal });
      return new Map(entries.map((entry) => [entry.name, entry]));
    } catch (error) {
      if (ClientError.from(error).code !== 'NOT_FOUND') throw error;
      await this.createContainer(container, {}, { signal });
      return new Map();
    }
  }

  /** The segments of the large object that is about to be replaced, as far as an upload made them. */
  private async ownSegments({ place, options, signal }: UploadContext): Promise<FullPlace[]> {
    if (options.keepSegments) return [];
    const { object: name, container: box } = place;
    try {
      const { versioning, versionsLocation, historyLocation } = await this.getContainerInfo(box, { signal });
      // An old version needs its segments.
      if (versioning || versionsLocation !== undefined || historyLocation !== undefined) return [];
      const folder = segmentFolder(name);
      return (await this.getSegments(name, { container: box, signal })).flatMap(
        ({ object, container = '' }) => (object.startsWith(folder) ? { object, container } : []),
      );
    } catch (error) {
      // Who may not look at them may not delete them either.
      if (ClientError.from(error).code === 'FORBIDDEN') return [];
      throw error;
    }
  }

  /** The new object is there: what fails here is told and no failure of the upload. */
  private async deleteOldSegments(
    { file, place, signal }: UploadContext,
    old: readonly FullPlace[],
    segmentSize: number,
  ): Promise<string[]> {
    const current = segmentPrefix(place.object, file, segmentSize);
    const [first] = old;
    const names = old.map(({ object }) => object).filter((name) => !name.startsWith(current));
    if (!first || names.length === 0) return [];
    try {
      const { failed } = await this.deleteObjects(names, { container: first.container, signal });
      return failed.map(({ name }) => name);
    } catch {
      return names;
    }
  }

  private settingsOf({ file, options }: UploadContext): ObjectSettings {
    const { contentType, contentEncoding, contentDisposition, deleteAt, deleteAfter } = options;
    const metadata = { mtime: file.mtime, ...options.metadata };
    return { contentType, contentEncoding, contentDisposition, deleteAt, deleteAfter, metadata };
  }
}

/** Before anything is sent: the store would tell only at the end. */
function isThere({ object, container }: FullPlace): ClientError {
  return new ClientError(`there is an object ${object} in container ${container} already`, {
    code: 'CONFLICT',
  });
}
