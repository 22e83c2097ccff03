import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

/** A file of a form. */
export interface FormFile {
  /** The name of its field. */
  field: string;
  filename: string;
  content: Uint8Array | Readable | (() => Readable);
}

/** A form of files, `multipart/form-data` (RFC 7578), as a stream. */
export function multipart(files: readonly FormFile[]): { contentType: string; body: () => Readable } {
  const boundary = `leister-${randomBytes(16).toString('hex')}`;
  async function* parts(): AsyncGenerator<Uint8Array> {
    for (const { field, filename, content } of files) {
      yield Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\n` +
          'content-type: application/octet-stream\r\n\r\n',
      );
      if (content instanceof Uint8Array) yield content;
      else yield* typeof content === 'function' ? content() : content;
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`--${boundary}--\r\n`);
  }
  const contentType = `multipart/form-data; boundary=${boundary}`;
  return { contentType, body: () => Readable.from(parts(), { objectMode: false }) };
}
