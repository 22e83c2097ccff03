import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ClientError } from '@leister/rest';

/** What is being downloaded: another content must not go on in the same file. */
export interface PartFileSubject {
  etag: string;
  bytes: number;
  partSize: number;
}

/** Windows has no such flag, and makes links for administrators only. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const newFile = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;

/**
 * A file on its way in: hidden beside its destination until it is whole, with a note of the parts that are there, so
 * that a download that was broken off can go on. Whatever links others have put in these places, nothing is written
 * elsewhere.
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
    const [file, notesFile] = await Promise.all([lstat(this.path), lstat(this.#notes)]).catch(() => []);
    if (!file?.isFile() || !notesFile?.isFile()) return undefined;
    try {
      return { subject: JSON.parse(head) as PartFileSubject, parts: new Set(parts.map(Number)) };
    } catch {
      return undefined;
    }
  }

  /** @param subject when a later download should be able to go on; undefined for what is soon done again */
  async create(subject: PartFileSubject | undefined): Promise<void> {
    await Promise.all([this.path, this.#notes].map((old) => rm(old, { force: true })));
    this.#handle = await open(this.path, newFile);
    if (!subject) return;
    this.#noting = await open(this.#notes, newFile);
    await this.#noting.write(`${JSON.stringify(subject)}\n`);
  }

  /** Goes on with what an earlier download left. */
  async reopen(): Promise<void> {
    this.#handle = await open(this.path, constants.O_RDWR | noFollow);
    this.#noting = await open(this.#notes, constants.O_WRONLY | constants.O_APPEND | noFollow);
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
    if (mtime !== undefined) await this.#handle?.utimes(mtime, mtime);
    await this.close();
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
