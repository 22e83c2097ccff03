import { type FileHandle, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClientError } from '@leister/rest';

/** What is being downloaded: another content must not go on in the same file. */
export interface PartFileSubject {
  etag: string;
  bytes: number;
  partSize: number;
}

/**
 * A file on its way in: hidden beside its destination until it is whole, with a note of the parts that are there, so
 * that a download that was broken off can go on.
 */
export class PartFile {
  readonly path: string;
  readonly #destination: string;
  readonly #notes: string;
  #handle: FileHandle | undefined;
  #noting: FileHandle | undefined;

  constructor(destination: string) {
    this.#destination = destination;
    this.path = join(dirname(destination), `.${basename(destination)}.leister-part`);
    this.#notes = `${this.path}.notes`;
  }

  /** What an earlier download left, and which parts of it are there; undefined for nothing that can be used. */
  async left(): Promise<{ subject: PartFileSubject; parts: Set<number> } | undefined> {
    const notes = await readFile(this.#notes, 'utf8').catch(() => '');
    const [head = '', ...parts] = notes.split('\n');
    // A line without its end was not written to its end.
    parts.pop();
    if (!(await stat(this.path).catch(() => undefined))) return undefined;
    try {
      return { subject: JSON.parse(head) as PartFileSubject, parts: new Set(parts.map(Number)) };
    } catch {
      return undefined;
    }
  }

  /** @param subject when a later download should be able to go on; undefined for what is soon done again */
  async create(subject: PartFileSubject | undefined): Promise<void> {
    await rm(this.#notes, { force: true });
    this.#handle = await open(this.path, 'w');
    if (!subject) return;
    this.#noting = await open(this.#notes, 'w');
    await this.#noting.write(`${JSON.stringify(subject)}\n`);
  }

  /** Goes on with what an earlier download left. */
  async reopen(): Promise<void> {
    this.#handle = await open(this.path, 'r+');
    this.#noting = await open(this.#notes, 'a');
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    const written = await this.#handle?.write(bytes, 0, bytes.byteLength, position);
    if (written?.bytesWritten !== bytes.byteLength)
      throw new ClientError(`cannot write ${this.#destination}`, { code: 'OPERATION_FAILED' });
  }

  async note(part: number): Promise<void> {
    await this.#noting?.write(`${part}\n`);
  }

  /** Makes it the destination. @param mtime seconds since the epoch */
  async finish(mtime: number | undefined): Promise<void> {
    await this.close();
    if (mtime !== undefined) await utimes(this.path, mtime, mtime);
    await rename(this.path, this.#destination);
    await rm(this.#notes, { force: true });
  }

  /** Leaves it for a later download. */
  async close(): Promise<void> {
    const [handle, noting] = [this.#handle, this.#noting];
    this.#handle = this.#noting = undefined;
    await handle?.close();
    await noting?.close();
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
    await rm(this.#notes, { force: true });
  }
}
