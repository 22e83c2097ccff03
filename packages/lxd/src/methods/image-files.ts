import { type Acknowledged, isRecord, type Json, text } from '@leister/compute';
import {
  type BodySource,
  type CallOptions,
  ClientError,
  firstHeader,
  invalidArgument,
  path,
} from '@leister/rest';
import type { Readable } from 'node:stream';
import type { LxdOperation } from '../daemon/operation.js';
import { images, type LxdImageRecord, type UpdateImage } from '../resources/images.js';
import { type FormFile, multipart } from '../resources/multipart.js';
import { bodyOf } from '../resources/thing.js';
import { LxdInstanceCopyMethods } from './instance-copies.js';
import type { UpdateOptions, UploadOptions } from './resources.js';

/** An image that was made. */
export interface MadeImage extends Acknowledged {
  /** SHA-256, hex: its id. */
  fingerprint: string;
}

/** What is said of an image whose file is sent. */
export interface ImportImage extends Pick<UpdateImage, 'public' | 'properties' | 'profiles'> {
  filename?: string | undefined;
  /** Refused by the daemon when it is that of another file. SHA-256, hex. */
  fingerprint?: string | undefined;
  /** Names that it gets. */
  aliases?: readonly string[] | undefined;
}

/** An image in two files: each bytes, a stream, or what gives a new stream. */
export interface SplitImage {
  metadata: FormFile['content'];
  rootfs: FormFile['content'];
  /** Default `container`. */
  type?: 'container' | 'virtual-machine' | undefined;
}

/** An image on another server. */
export interface RemoteImage extends UpdateImage {
  /** URL. */
  server: string;
  /** Default `lxd`. */
  protocol?: 'lxd' | 'simplestreams' | undefined;
  /** A fingerprint or an alias there. */
  image: string;
  /** PEM, of a server that no authority vouches for. */
  certificate?: string | undefined;
  /** That of `createImageSecret` there, for an image that is not public. */
  secret?: string | undefined;
  /** The project there. */
  project?: string | undefined;
  aliases?: readonly string[] | undefined;
  /** Takes its aliases as well. */
  copyAliases?: boolean | undefined;
}

/** The file of an image. */
export interface LxdImageExport {
  /** Of a split image both files, as `multipart/form-data`. */
  content: Readable;
  contentType: string;
  filename?: string;
  /** Bytes. */
  size?: number;
}

/** Where images come from and go to. */
export abstract class LxdImageFileMethods extends LxdInstanceCopyMethods {
  /**
   * Makes an image of a file, a unified tarball. LXD: POST /1.0/images.
   *
   * @throws ClientError CONFLICT for one that is there, BAD_REQUEST for what is no image
   */
  async importImage(
    file: BodySource,
    image: ImportImage = {},
    options: UploadOptions = {},
  ): Promise<MadeImage> {
    const done = await this.upload('/1.0/images', file, imageHeaders(image), options);
    return this.withAliases(done, image, options);
  }

  /** Makes an image of two files, its metadata and its root file system. LXD: POST /1.0/images, as a form. */
  async importSplitImage(
    files: SplitImage,
    image: ImportImage = {},
    options: CallOptions = {},
  ): Promise<MadeImage> {
    const { metadata, rootfs, type } = files;
    const field = type === 'virtual-machine' ? 'rootfs.img' : 'rootfs';
    const { contentType, body } = multipart([
      { field: 'metadata', filename: 'metadata', content: metadata },
      { field, filename: 'rootfs', content: rootfs },
    ]);
    const headers = { ...options.headers, 'content-type': contentType };
    const done = await this.upload('/1.0/images', body, imageHeaders(image), { ...options, headers });
    return this.withAliases(done, image, options);
  }

  /**
   * Has the daemon fetch an image from where the headers `LXD-Image-URL` and `LXD-Image-Hash` of the answer say.
   * LXD: POST /1.0/images, source url.
   */
  async importImageFromUrl(
    url: string,
    image: UpdateImage & { aliases?: readonly string[] | undefined } = {},
    options?: CallOptions,
  ): Promise<MadeImage> {
    return this.makeImage({ type: 'url', url, mode: 'pull' }, image, options);
  }

  /** Has the daemon copy an image from another server, LXD or simplestreams. LXD: POST /1.0/images, source image. */
  async copyImage(image: RemoteImage, options?: CallOptions): Promise<MadeImage> {
    const {
      server,
      protocol = 'lxd',
      image: name,
      certificate,
      secret,
      project,
      copyAliases,
      ...rest
    } = image;
    const id = /^[0-9a-f]{64}$/.test(name) ? { fingerprint: name } : { alias: name };
    const source = bodyOf({
      type: 'image',
      mode: 'pull',
      server,
      protocol,
      certificate,
      secret,
      project,
      ...id,
    });
    return this.makeImage(source, rest, options, { copy_aliases: copyAliases });
  }

  /**
   * Makes an image of an instance that does not run, or of a snapshot. LXD: POST /1.0/images, source instance.
   *
   * @param source the name of an instance, or `instance/snapshot`
   */
  async publishInstance(
    source: string,
    image: UpdateImage & {
      aliases?: readonly string[] | undefined;
      compressionAlgorithm?: string | undefined;
    } = {},
    options?: CallOptions,
  ): Promise<MadeImage> {
    const type = source.includes('/') ? 'snapshot' : 'instance';
    return this.makeImage({ type, name: source }, image, options);
  }

  /** The file of an image, as a stream. LXD: GET /1.0/images/{fingerprint}/export. @throws ClientError NOT_FOUND */
  async exportImage(fingerprint: string, options?: CallOptions): Promise<LxdImageExport> {
    const { body, headers } = await this.download(path`/1.0/images/${fingerprint}/export`, options);
    const disposition = firstHeader(headers['content-disposition']) ?? '';
    const [, filename] = /filename="?([^";]+)"?/.exec(disposition) ?? [];
    const length = Number(headers['content-length']);
    return {
      content: body,
      contentType: headers['content-type'] ?? '',
      ...(filename !== undefined && { filename }),
      ...(Number.isFinite(length) && { size: length }),
    };
  }

  /**
   * Has the daemon send an image to another server, which it must reach over HTTPS; they need not trust each other.
   * LXD: POST /1.0/images there, source push, and POST /1.0/images/{fingerprint}/export here.
   *
   * @param to the client of the other server
   * @throws ClientError CONFLICT when it has the image
   */
  async pushImage(
    fingerprint: string,
    to: LxdImageFileMethods,
    options: CallOptions & { aliases?: readonly string[] | undefined } = {},
  ): Promise<MadeImage> {
    const { aliases = [], ...call } = options;
    const source = { type: 'image', mode: 'push', fingerprint };
    const named = aliases.map((name) => ({ name }));
    const { target, secret, certificate } = await to.expectImage({ source, aliases: named }, call);
    const json = bodyOf({ target, secret, certificate, aliases: named, project: to.project });
    const done = await this.change('POST', path`/1.0/images/${fingerprint}/export`, json, call);
    return { ...done, fingerprint };
  }

  /** An image in LXD's own words. LXD: GET /1.0/images/{fingerprint}. @throws ClientError NOT_FOUND */
  async getImageRecord(fingerprint: string, options?: CallOptions): Promise<LxdImageRecord> {
    return this.resourceGet(images, fingerprint, options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/images/{fingerprint}. */
  async updateImage(
    fingerprint: string,
    changes: UpdateImage,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(images, fingerprint, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/images/{fingerprint}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyImage(
    fingerprint: string,
    change: (current: LxdImageRecord) => UpdateImage,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(images, fingerprint, change, options);
  }

  /** Looks whether there is a newer one where it was copied from. LXD: POST /1.0/images/{fingerprint}/refresh. */
  async refreshImage(fingerprint: string, options?: CallOptions): Promise<Acknowledged> {
    return this.change('POST', path`/1.0/images/${fingerprint}/refresh`, {}, options);
  }

  /**
   * Leave for another server to copy an image that is not public: `secret` of {@link copyImage} there. Cancelling its
   * operation revokes it. LXD: POST /1.0/images/{fingerprint}/secret.
   */
  async createImageSecret(
    fingerprint: string,
    options?: CallOptions,
  ): Promise<{ secret: string; operation: LxdOperation }> {
    const operation = await this.begin('POST', path`/1.0/images/${fingerprint}/secret`, {}, options);
    const secret = text(operation.metadata['secret']);
    if (secret === undefined) throw new ClientError('the daemon gave no secret', { code: 'PARSE' });
    return { secret, operation };
  }

  /** Has the daemon wait for an image that another server sends. */
  private async expectImage(
    json: Json,
    call: CallOptions,
  ): Promise<{ target: string; secret: string; certificate: string }> {
    const { base, certificate } = await this.reach(call);
    const { metadata } = await this.begin('POST', '/1.0/images', json, call);
    const secret = text(metadata['secret']);
    if (secret === undefined) throw new ClientError('the daemon gave no secret', { code: 'PARSE' });
    return { target: base, secret, certificate };
  }

  private async makeImage(
    source: Json,
    image: UpdateImage & { aliases?: readonly string[] | undefined },
    options?: CallOptions,
    more: Json = {},
  ): Promise<MadeImage> {
    const { aliases = [], ...rest } = image;
    const json = bodyOf({ ...rest, ...more, source, aliases: aliases.map((name) => ({ name })) });
    return made(await this.change('POST', '/1.0/images', json, options));
  }

  /** Aliases are no part of what the headers of a file say. */
  private async withAliases(
    done: Acknowledged,
    { aliases = [] }: ImportImage,
    { headers: _headers, onProgress: _onProgress, ...call }: CallOptions,
  ): Promise<MadeImage> {
    const image = made(done);
    for (const name of aliases)
      await this.change('POST', '/1.0/images/aliases', { name, target: image.fingerprint }, call);
    return image;
  }
}

function made(done: Acknowledged): MadeImage {
  const metadata = isRecord(done.raw) ? done.raw['metadata'] : undefined;
  const fingerprint = isRecord(metadata) ? text(metadata['fingerprint']) : undefined;
  if (fingerprint === undefined) throw new ClientError('the daemon tells no fingerprint', { code: 'PARSE' });
  return { ...done, fingerprint };
}

function imageHeaders(image: ImportImage): Record<string, string | undefined> {
  const { filename, fingerprint, properties, profiles } = image;
  if (filename !== undefined && /[\r\n]/.test(filename)) throw invalidArgument('not the name of a file');
  return {
    public: image.public ? '1' : undefined,
    filename,
    fingerprint,
    properties: properties && String(new URLSearchParams(properties)),
    profiles:
      profiles && String(new URLSearchParams(profiles.map((name): [string, string] => ['profile', name]))),
  };
}
