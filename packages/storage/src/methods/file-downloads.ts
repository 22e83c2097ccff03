import { lstat, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Json } from '@leister/openstack';
import { ClientError, firstHeader, invalidArgument, type Progress, type RestResponse } from '@leister/rest';
import { type ObjectEntry, type ObjectInfo, toObjectInfo } from '../model/object.js';
import { downloadParts, type Piece } from '../transfer/download-parts.js';
import { localWork } from '../transfer/local-file.js';
import { Md5Thread } from '../transfer/md5-thread.js';
import { PartFile, type PartFileSubject } from '../transfer/part-file.js';
import { TransferProgress } from '../transfer/progress.js';
import { writeBody } from '../transfer/write-body.js';
import { FileUploadMethods } from './file-uploads.js';
import { type ReadObject, readCall } from './objects.js';
import { changedOnTheWay, checkObject, isVerifiable } from './transfers.js';

/** How an object becomes a file. */
export interface DownloadFile extends ReadObject {
  /** Larger objects come in parts of this many bytes. Default 32 MiB. */
  partSize?: number | undefined;
  /** Parts on their way at once. Default 4. */
  concurrency?: number | undefined;
  /** False begins anew, whatever a download that was broken off left. Default true. */
  resume?: boolean | undefined;
  /** True fetches nothing when the file has this content already. */
  skipUnchanged?: boolean | undefined;
  /** False refuses to replace a file that is there. Default true. */
  overwrite?: boolean | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** An object that is a file now. */
export interface DownloadedFile {
  path: string;
  outcome: 'downloaded' | 'unchanged';
  info: ObjectInfo;
  /** Whether the content was compared with its MD5, or those of its segments: they are not always known. */
  verified: boolean;
}

/** What one download goes on with. */
export interface DownloadContext {
  object: string;
  path: string;
  options: DownloadFile;
  hasher: Md5Thread;
  progress: TransferProgress;
  signal: AbortSignal;
}

/** A beginning of an object, and how to ask for the rest of the very same. */
interface Begun {
  response: RestResponse<Readable>;
  info: ObjectInfo;
  partSize: number;
  /** Which part has begun. */
  part: number;
}

/** From objects to files. */
export abstract class FileDownloadMethods extends FileUploadMethods {
  /**
   * Writes an object into a file, in parts, several at once. Until it is whole it is hidden beside its destination; one
   * that was broken off goes on from there, if the object is still the same. Whole content is compared with its MD5, that of a large object with those of its segments. The
   * file gets the time that the metadata `mtime` tells. Swift: GET object, with `Range`.
   *
   * @throws ClientError as `downloadObject`; CONFLICT when the object changes meanwhile, or for a file that is there; OPERATION_FAILED when what came
   * is not what was stored, or the file cannot be written
   */
  async downloadFile(object: string, path: string, options: DownloadFile = {}): Promise<DownloadedFile> {
    const hasher = new Md5Thread();
    try {
      return await this.withinLimits(options, (signal) =>
        localWork(async () => {
          const progress = new TransferProgress(options.onProgress);
          if (options.skipUnchanged) {
            const info = await this.getObjectInfo(object, { ...options, signal });
            const same = await hasSameContent(path, info, hasher);
            if (same) return { path, outcome: 'unchanged', info, verified: info.largeObject === undefined };
          }
          return this.fetchFile({ object, path, options, hasher, progress, signal });
        }),
      );
    } finally {
      await hasher.close();
    }
  }

  /** Fetches a file, whatever content is there. */
  protected async fetchFile(download: DownloadContext): Promise<DownloadedFile> {
    const { options, path } = download;
    if (options.overwrite === false && (await lstat(path).catch(() => undefined)))
      throw new ClientError(`there is a file already: ${path}`, { code: 'CONFLICT' });
    const partSize = checkedPartSize(options.partSize);
    const file = new PartFile(path);
    const left = options.resume === false ? undefined : await file.left();
    const resumed = left && (await this.goOn(download, left.subject, left.parts));
    const begun = resumed ?? (await this.begin(download, partSize, 0, undefined));
    try {
      await mkdir(dirname(path), { recursive: true });
      return await this.finishFile(download, begun, file, resumed ? (left?.parts ?? new Set()) : undefined);
    } finally {
      begun.response.body.destroy();
      await file.close();
    }
  }

  /** The first part that an earlier download left out; undefined when it was of other content. */
  private async goOn(
    download: DownloadContext,
    subject: PartFileSubject,
    parts: ReadonlySet<number>,
  ): Promise<Begun | undefined> {
    const { etag, bytes, partSize } = subject;
    const count = Math.ceil(bytes / partSize);
    // The last part is fetched again when all were there: something has to tell whether the object is the same.
    const missing =
      Array.from({ length: count }, (_, part) => part).find((part) => !parts.has(part)) ?? count - 1;
    if (!(missing >= 0)) return undefined;
    const begun = await this.begin(download, partSize, missing, undefined).catch((error: unknown) => {
      // 416: the object has become shorter.
      if (ClientError.from(error).status === 416) return undefined;
      throw error;
    });
    if (begun && firstHeader(begun.response.headers.etag) === etag && begun.info.bytes === bytes)
      return begun;
    begun?.response.body.destroy();
    return undefined;
  }

  private async begin(
    download: DownloadContext,
    partSize: number,
    part: number,
    ifMatch: string | undefined,
  ): Promise<Begun> {
    const range = `bytes=${part * partSize}-${(part + 1) * partSize - 1}`;
    const response = await this.getRange(download, range, ifMatch);
    const info = toObjectInfo(download.object, response.headers, this.headerText);
    if (response.status !== 416) return { response, info, partSize, part };
    response.body.destroy();
    // There is no range in an empty object.
    const whole = await this.getRange(download, undefined, ifMatch);
    return {
      response: whole,
      info: toObjectInfo(download.object, whole.headers, this.headerText),
      partSize,
      part: 0,
    };
  }

  private async getRange(
    { object, options, signal }: DownloadContext,
    range: string | undefined,
    ifMatch: string | undefined,
  ): Promise<RestResponse<Readable>> {
    const call = readCall(options);
    const headers = { ...call.headers, range, ...(ifMatch !== undefined && { 'if-match': ifMatch }) };
    const place = { object, container: options.container };
    const success = range?.startsWith('bytes=0-') ? [200, 206, 416] : [200, 206];
    return checkObject(
      await this.objectGet<Readable>(place, { ...call, signal, headers, success, as: 'stream' }),
    );
  }

  private async finishFile(
    download: DownloadContext,
    begun: Begun,
    file: PartFile,
    done: Set<number> | undefined,
  ): Promise<DownloadedFile> {
    const { response, info, partSize } = begun;
    const inParts = response.status === 206 && info.bytes > partSize;
    const pieces = await this.knownPieces(download, info);
    const digests = inParts
      ? await this.fetchParts(download, begun, file, { done, pieces })
      : await this.fetchWhole(download, begun, file, pieces);
    const verified = pieces.length > 0 || isVerifiable(info, { status: 200 });
    if (pieces.some(({ md5 }, index) => md5 !== digests[index])) {
      await file.remove();
      throw changedOnTheWay(response);
    }
    const mtime = Number(info.metadata['mtime']);
    await file.finish(Number.isFinite(mtime) ? mtime : undefined);
    return { path: download.path, outcome: 'downloaded', info, verified };
  }

  /**
   * What is known of the content: the MD5 of an object, or those of the segments of a large one. Nothing, where the
   * segments are not told, or are parts of other objects.
   */
  private async knownPieces(
    { object, options, signal }: DownloadContext,
    info: ObjectInfo,
  ): Promise<Piece[]> {
    if (isVerifiable(info, { status: 200 }))
      return [{ start: 0, end: info.bytes, md5: info.etag?.toLowerCase() ?? '' }];
    if (info.largeObject === undefined || options.versionId !== undefined) return [];
    const { container } = options;
    const segments = await this.getSegments(object, { container, signal }).catch(() => []);
    signal.throwIfAborted();
    return piecesOf(segments, info.bytes);
  }

  private async fetchWhole(
    { object, progress, hasher }: DownloadContext,
    { response, info }: Begun,
    file: PartFile,
    pieces: readonly Piece[],
  ): Promise<string[]> {
    const { 'content-length': length } = response.headers;
    // Nobody tells the length of a dynamic large object with very many segments.
    const bytes = length === undefined ? Infinity : info.bytes;
    progress.expect(info.bytes);
    let written = 0;
    await file.create(undefined);
    try {
      const onBytes = (bytes: number): void => progress.set(object, (written = bytes));
      const hash = pieces.length === 1;
      const digest = await writeBody(response.body, { file, position: 0, limit: bytes, hash, onBytes });
      if (written === bytes || bytes === Infinity)
        return digest !== undefined
          ? [digest]
          : await Promise.all(pieces.map(({ start, end }) => hasher.hash(file.path, start, end)));
      throw new ClientError('the content ended too early', { code: 'CONNECTION', request: response.request });
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  private async fetchParts(
    download: DownloadContext,
    { response, info, partSize, part }: Begun,
    file: PartFile,
    { done = new Set<number>(), pieces }: { done: Set<number> | undefined; pieces: readonly Piece[] },
  ): Promise<string[]> {
    const { object, hasher, progress, signal, options } = download;
    const { bytes } = info;
    progress.expect(bytes);
    const { concurrency = 4 } = options;
    const etag = firstHeader(response.headers.etag) ?? '';
    if (done.size > 0) await file.reopen();
    else await file.create({ etag, bytes, partSize });
    done.delete(part);
    const parted = {
      file,
      bytes,
      partSize,
      done,
      concurrency,
      hasher,
      pieces,
      onPart: (part: number, transferred: number) => progress.set(`${part} ${object}`, transferred),
      signal,
      fetch: async (start: number, end: number, signal: AbortSignal) => {
        const match = etag === '' ? undefined : etag;
        const { body, status } = await this.getRange(
          { ...download, signal },
          `bytes=${start}-${end - 1}`,
          match,
        );
        if (status === 206) return body;
        body.destroy();
        throw new ClientError('the store sends no parts', { code: 'PARSE', status });
      },
    };
    return downloadParts(parted, response.body);
  }
}

/** Whether a file has the content of an object already. */
export async function hasSameContent(
  path: string,
  { bytes, etag, largeObject, metadata }: Pick<ObjectInfo, 'bytes' | 'etag' | 'largeObject' | 'metadata'>,
  hasher: Md5Thread,
): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size !== bytes) return false;
  if (largeObject === undefined) return (await hasher.hash(path, 0, bytes)) === etag;
  // No MD5 is known: the time that an upload kept has to do.
  return Math.abs(Number(metadata['mtime']) * 1000 - found.mtimeMs) < 1;
}

function checkedPartSize(size = 1 << 25): number {
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw invalidArgument('partSize is a whole number of bytes above 0');
}

/** Where each segment is in the whole; empty when not all of them are whole objects of a known MD5. */
function piecesOf(segments: readonly ObjectEntry[], bytes: number): Piece[] {
  let end = 0;
  const pieces = segments.map(({ bytes = NaN, etag = '' }) => ({
    start: end,
    end: (end += bytes),
    md5: etag.toLowerCase(),
  }));
  const known = segments.every(isWhole) && pieces.every(({ md5 }) => /^[0-9a-f]{32}$/.test(md5));
  return known && end === bytes ? pieces.filter(({ start, end }) => end > start) : [];
}

/** A segment may be a range of an object, a large object itself, or bytes in the manifest. */
function isWhole({ sloEtag, raw }: ObjectEntry): boolean {
  return (
    sloEtag === undefined && ['range', 'sub_slo', 'data'].every((name) => !(raw as Json | undefined)?.[name])
  );
}
