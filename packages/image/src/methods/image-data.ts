import { pipeline, Readable, Transform } from 'node:stream';
import { type Acknowledged, acknowledged } from '@leister/openstack';
import {
  type BodySource,
  type CallOptions,
  ClientError,
  invalidArgument,
  path,
  type Progress,
} from '@leister/rest';
import { ImageDigests, usualAlgorithm } from '../glance/digests.js';
import type { Image } from '../model/image.js';
import { ImageMethods } from './images.js';

/** How data is sent. */
export interface UploadImage extends CallOptions {
  /** Bytes of a stream, when known: Glance then knows what is to come. */
  contentLength?: number | undefined;
}

/** Which part of the data is wanted. */
export interface DownloadImage extends CallOptions {
  /** First and last byte, counted from 0; without a last one, all from the first on. */
  range?: { first: number; last?: number | undefined } | undefined;
}

/** The data of images, as streams. */
export abstract class ImageDataMethods extends ImageMethods {
  /**
   * Sends the data of an image that has none and gives the image as it is then. What the service says it got is held
   * against what was sent. Glance: PUT /v2/images/{id}/file.
   *
   * @param data a factory of streams can be sent again after a failure, a stream cannot
   * @throws ClientError OPERATION_FAILED when the service has other data than was sent: the image is there, and wrong;
   * CONFLICT for an image that has data
   */
  async uploadImage(id: string, data: BodySource, options: UploadImage = {}): Promise<Image> {
    const sent = new Sent(data);
    await this.sendData(path`/images/${id}/file`, sent.body, options);
    const { signal, timeout } = options;
    const image = await this.getImageDetails(id, { signal, timeout });
    sent.digests.verify(image);
    return image;
  }

  /**
   * Sends data to where an import takes it from; see `importImage`. Glance: PUT /v2/images/{id}/stage.
   *
   * @param data a factory of streams can be sent again after a failure, a stream cannot
   */
  async stageImage(id: string, data: BodySource, options: UploadImage = {}): Promise<Acknowledged> {
    return this.sendData(path`/images/${id}/stage`, data, options);
  }

  /**
   * The data of an image as a stream, which ends with an error when it is other than the service says. Part of the
   * data cannot be held against anything. Glance: GET /v2/images/{id}/file.
   *
   * @param image its id, or the image as it was read before: that spares a request
   * @throws ClientError NOT_FOUND for no image or one without data. PARSE for
   * a page of a front end. The stream: OPERATION_FAILED for damaged data
   */
  async downloadImage(image: string | Image, options: DownloadImage = {}): Promise<Readable> {
    const { range, onProgress, ...call } = options;
    const known = typeof image === 'string' ? await this.getImageDetails(image, call) : image;
    const headers = { accept: 'application/octet-stream', ...rangeHeader(range), ...call.headers };
    const {
      status,
      body,
      request,
      headers: answered,
    } = await this.send<Readable>('GET', path`/images/${known.id}/file`, {
      ...call,
      headers,
      as: 'stream',
      decompress: false,
      onProgress: onProgress && ofSize(onProgress, range ? undefined : known.size),
    });
    if (status === 204) {
      body.destroy();
      throw new ClientError(`image ${known.id} has no data: it is ${known.status}`, {
        status,
        code: 'NOT_FOUND',
      });
    }
    if (/^text\/html\b/i.test(answered['content-type'] ?? '')) {
      body.destroy();
      throw new ClientError('what came is a page, and no data of an image', {
        status,
        code: 'PARSE',
        request,
      });
    }
    return status === 206 ? body : verified(body, known);
  }

  private async sendData(at: string, body: BodySource, options: UploadImage): Promise<Acknowledged> {
    const { contentLength, ...call } = options;
    const response = await this.send('PUT', at, {
      ...call,
      body,
      ...(contentLength !== undefined && { contentLength }),
      headers: { 'content-type': 'application/octet-stream', ...call.headers },
    });
    return acknowledged(response);
  }
}

/** Data on its way, and the hashes of what was sent last. */
class Sent {
  readonly body: BodySource;
  /** Which hash the service will tell is known only afterwards. */
  digests = freshDigests();

  constructor(data: BodySource) {
    if (typeof data === 'string' || data instanceof Uint8Array) {
      this.digests.update(data);
      this.body = data;
    } else if (typeof data === 'function') {
      this.body = () => {
        this.digests = freshDigests();
        return hashing(data(), this.digests);
      };
    } else {
      // What is none of these is refused where bodies are checked.
      this.body = data instanceof Readable ? hashing(data, this.digests) : data;
    }
  }
}

function freshDigests(): ImageDigests {
  return new ImageDigests([usualAlgorithm, 'md5']);
}

/** Passes a stream on and takes its hashes; an end of either ends the other. */
function hashing(source: Readable, digests: ImageDigests, verify?: () => void): Readable {
  const through = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      digests.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      try {
        verify?.();
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  // What goes wrong is the error of the stream that is given.
  pipeline(source, through, () => undefined);
  return through;
}

function verified(source: Readable, image: Image): Readable {
  const { hash, checksum } = image;
  const digests = new ImageDigests(hash ? [hash.algorithm] : checksum === undefined ? [] : ['md5']);
  return hashing(source, digests, () => digests.verify(image));
}

/** Glance sends long data in chunks of unknown number; how much it is in all is known of the image. */
function ofSize(
  onProgress: (progress: Progress) => void,
  size: number | undefined,
): (progress: Progress) => void {
  return size === undefined ? onProgress : (progress) => onProgress({ total: size, ...progress });
}

function rangeHeader(range: DownloadImage['range']): Record<string, string> {
  if (range === undefined) return {};
  const { first, last } = range;
  const isRight = Number.isSafeInteger(first) && first >= 0 && (last === undefined || last >= first);
  if (!isRight || !Number.isSafeInteger(last ?? 0))
    throw invalidArgument('a range is the number of the first byte, from 0, and that of the last');
  return { range: `bytes=${first}-${last ?? ''}` };
}
