import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compare, table } from './ratio.js';

const run = promisify(execFile);
const transfer = new URL('storage-transfer.mjs', import.meta.url).pathname;
const bytes = 2 ** 30;
const files = 2_000;
const rounds = 3;
const rivals = ['swift', 'rclone'];
const most = 1.15;
/** MiB. */
const mostMemory = 150;

/** Wall time of whole processes, login included, against Swift's own tool and rclone, on the same real Swift. */
export async function storage(stateDirectory: string): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'leister-bench-'));
  const bench = new StorageBench(scratch, environment(stateDirectory, scratch));
  try {
    return await bench.measure();
  } finally {
    await bench.cleanUp();
    rmSync(scratch, { recursive: true, force: true });
  }
}

class StorageBench {
  readonly #env: NodeJS.ProcessEnv;
  readonly #large: string;
  readonly #small: string;
  readonly #into: string;
  readonly #box = `leister-bench-${process.pid}`;
  #peak = 0;
  #runs = 0;

  constructor(scratch: string, env: NodeJS.ProcessEnv) {
    this.#env = env;
    this.#large = join(scratch, 'large');
    this.#small = join(scratch, 'small');
    this.#into = join(scratch, 'into');
    writeFileSync(this.#large, '');
    for (let part = 0; part < bytes; part += 2 ** 26)
      writeFileSync(this.#large, randomBytes(2 ** 26), { flag: 'a' });
    mkdirSync(this.#small);
    for (let i = 0; i < files; i++) writeFileSync(join(this.#small, `f${i}`), randomBytes(4096));
  }

  async measure(): Promise<string> {
    const large = this.#large;
    const small = this.#small;
    await this.#swift('post', this.#box);
    await this.#swift('upload', this.#box, large, '--object-name', 'large');
    await this.#swift('upload', `${this.#box}-small`, small, '--object-name', '');
    const into = (): string => join(this.#into, String(++this.#runs));
    const box = (): string => `${this.#box}-${++this.#runs}`;
    const compared = (contenders: Record<string, () => Promise<void>>): ReturnType<typeof compare> =>
      compare(
        Object.fromEntries(
          Object.entries(contenders).map(([name, work]) => [name, () => this.#seconds(work)]),
        ),
        rounds,
        rivals,
      );
    const limits = { StorageClient: most };
    const tables = [
      table(
        'Uploading 1 GiB',
        's',
        await compared({
          swift: () => this.#swift('upload', this.#box, large, '--object-name', 'up-swift'),
          rclone: () => this.#rclone('copyto', large, `bench:${this.#box}/up-rclone`, '--ignore-times'),
          StorageClient: () => this.#ours('uploadFile', this.#box, large, 'up-ours'),
        }),
        limits,
      ),
      table(
        'Downloading 1 GiB',
        's',
        await compared({
          swift: () => this.#swift('download', this.#box, 'large', '-o', into()),
          rclone: () => this.#rclone('copyto', `bench:${this.#box}/large`, into()),
          StorageClient: () => this.#ours('downloadFile', this.#box, into(), 'large'),
        }),
        limits,
      ),
      table(
        `Uploading ${files} files of 4 KiB`,
        's',
        await compared({
          swift: () => this.#swift('upload', box(), small, '--object-name', ''),
          rclone: () => this.#rclone('copy', small, `bench:${box()}`),
          StorageClient: () => this.#ours('uploadFolder', box(), small),
        }),
        limits,
      ),
      table(
        `Downloading ${files} files of 4 KiB`,
        's',
        await compared({
          swift: () => this.#swift('download', `${this.#box}-small`, '-D', into()),
          rclone: () => this.#rclone('copy', `bench:${this.#box}-small`, into()),
          StorageClient: () => this.#ours('downloadFolder', `${this.#box}-small`, into()),
        }),
        limits,
      ),
    ];
    const verdict = this.#peak <= mostMemory ? 'kept' : '**missed**';
    return [
      ...tables,
      `Peak memory of StorageClient in all: ${this.#peak.toFixed(0)} MiB, at most ${mostMemory}: ${verdict}`,
    ].join('\n');
  }

  async cleanUp(): Promise<void> {
    const { stdout } = await run('rclone', ['lsf', 'bench:'], { env: this.#env });
    for (const name of stdout.split('\n').filter((line) => line.startsWith(this.#box)))
      await this.#rclone('purge', `bench:${name.replace(/\/$/, '')}`);
  }

  /** What was left by the run before is taken away first, and is not counted. */
  async #seconds(work: () => Promise<void>): Promise<number> {
    rmSync(this.#into, { recursive: true, force: true });
    mkdirSync(this.#into);
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start) / 1e9;
  }

  async #ours(...args: string[]): Promise<void> {
    const { stdout } = await run(process.execPath, [transfer, ...args], { env: this.#env });
    this.#peak = Math.max(this.#peak, Number(stdout));
  }

  async #swift(...args: string[]): Promise<void> {
    await run('swift', ['--quiet', ...args], { env: this.#env, maxBuffer: 2 ** 26 });
  }

  async #rclone(...args: string[]): Promise<void> {
    await run('rclone', args, { env: this.#env });
  }
}

/** Where the tools find the service, and who they are there. */
function environment(stateDirectory: string, scratch: string): NodeJS.ProcessEnv {
  const config = join(scratch, 'rclone.conf');
  writeFileSync(config, '[bench]\ntype = swift\nenv_auth = true\n');
  const rc = readFileSync(join(stateDirectory, 'openrc-demo'), 'utf8');
  const told = [...rc.matchAll(/(OS_\w+)=(\S+)/g)].map(([, name, value]) => [name, value] as const);
  return { ...process.env, ...Object.fromEntries(told), RCLONE_CONFIG: config, LC_ALL: 'C.UTF-8' };
}
