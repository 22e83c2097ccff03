import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ClientError } from '@leister/rest';

/** MD5 of bytes in memory, in hex. For few of them: it holds everything else up. */
export function md5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

/**
 * A thread that hashes files, so that whoever moves their bytes is not held up. It reads what was just read or written
 * again, from the page cache, which costs less than handing the bytes over.
 */
export class Md5Thread {
  #worker: Worker | undefined;
  #jobs = 0;
  readonly #waiting = new Map<
    number,
    { resolve: (digest: string) => void; reject: (error: Error) => void }
  >();

  /** MD5 of the bytes from `start` to before `end`, in hex. @throws ClientError OPERATION_FAILED */
  hash(path: string, start: number, end: number): Promise<string> {
    const job = this.begin(path);
    job.add(start, end);
    return job.digest();
  }

  /** MD5 of a file whose bytes come bit by bit. */
  begin(path: string): { add(start: number, end: number): void; digest(): Promise<string> } {
    const id = ++this.#jobs;
    const worker = (this.#worker ??= this.#start());
    // A process does not end while somebody waits for it, and is not held up by it otherwise.
    worker.ref();
    const digest = new Promise<string>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    // Nobody may be waiting yet when it fails.
    digest.catch(() => undefined);
    return {
      add: (start, end) => worker.postMessage({ id, path, start, end, last: false }),
      digest: () => {
        worker.postMessage({ id, path, start: 0, end: 0, last: true });
        return digest;
      },
    };
  }

  /** Ends the thread, whatever it is at. It starts again when it is used again. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new ClientError('aborted', { code: 'ABORTED' }));
    this.#waiting.clear();
    await worker?.terminate();
  }

  #start(): Worker {
    // As text, so that it runs from sources, from a package and from a bundle alike; without the flags of this process,
    // which may say how text is to be understood.
    const worker = new Worker(program, { eval: true, execArgv: [], name: 'leister-md5' });
    worker.on('message', ({ id, digest, error }: Outcome) => {
      const job = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
      if (digest !== undefined) job?.resolve(digest);
      else job?.reject(new ClientError(`cannot hash: ${error}`, { code: 'OPERATION_FAILED' }));
    });
    worker.on('error', (error) => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(ClientError.from(error));
      this.#waiting.clear();
    });
    return worker;
  }
}

type Outcome = { id: number; digest: string; error?: never } | { id: number; digest?: never; error: string };

const program = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { openSync, readSync, closeSync } = require('node:fs');
const buffer = Buffer.allocUnsafe(1 << 18);
const jobs = new Map();
function add(job, start, end) {
  for (let at = start; at < end; ) {
    const read = readSync(job.file, buffer, 0, Math.min(buffer.length, end - at), at);
    if (read === 0) throw new Error('the file has become shorter');
    job.hash.update(buffer.subarray(0, read));
    at += read;
  }
}
parentPort.on('message', ({ id, path, start, end, last }) => {
  let job = jobs.get(id);
  if (job === null) return;
  try {
    if (!job) jobs.set(id, (job = { file: openSync(path, 'r'), hash: createHash('md5') }));
    add(job, start, end);
    if (!last) return;
    closeSync(job.file);
    jobs.delete(id);
    parentPort.postMessage({ id, digest: job.hash.digest('hex') });
  } catch (error) {
    if (job) closeSync(job.file);
    jobs.set(id, null);
    parentPort.postMessage({ id, error: error.message });
  }
});
`;
