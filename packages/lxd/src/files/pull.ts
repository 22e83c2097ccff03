import { constants } from 'node:fs';
import { chmod, lstat, mkdir, open, rm, symlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ClientError } from '@leister/rest';
import { Crew } from './crew.js';
import type { LxdFile, TransferOptions } from './model.js';

type Get = (remote: string) => Promise<LxdFile>;

/** Makes here what is in an instance. */
export async function pullTree(
  remote: string,
  local: string,
  { concurrency, onFile, signal }: TransferOptions,
  get: Get,
): Promise<void> {
  const crew = new Crew(concurrency, signal);
  const pull = async (from: string, to: string): Promise<void> => {
    const entries = await crew.work(async () => {
      const file = await get(from);
      if (file.type === 'file') await writeFile(file, to, signal);
      else if (file.type === 'symlink') await writeLink(file.target, to);
      else await makeDirectory(to);
      return file.type === 'directory' ? file : undefined;
    });
    onFile?.(to);
    if (!entries) return;
    await crew.all(entries.entries, (name) => pull(posix.join(from, checkName(name)), join(to, name)));
    // At the end: a directory that nobody may write to is filled first.
    if (entries.mode !== undefined) await chmod(to, entries.mode & 0o777);
  };
  await pull(remote, local);
}

async function writeFile(
  { content, mode = 0o644 }: Extract<LxdFile, { type: 'file' }>,
  to: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  // Through a link that is here, it would be written to wherever that leads.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  try {
    const handle = await open(to, flags, mode & 0o777);
    await handle.chmod(mode & 0o777);
    await pipeline(content, handle.createWriteStream(), { signal });
  } finally {
    content.destroy();
  }
}

async function writeLink(target: string, to: string): Promise<void> {
  const there = await lstat(to).catch(() => undefined);
  if (there && !there.isDirectory()) await rm(to);
  await symlink(target, to);
}

async function makeDirectory(to: string): Promise<void> {
  const there = await lstat(to).catch(() => undefined);
  if (there?.isDirectory()) return;
  // Also where there is a link to a directory: what is pulled stays below the place that it is pulled to.
  await mkdir(to, 0o700);
}

/** A name from the network becomes part of a path here: it must be one name, below its directory. */
function checkName(name: string): string {
  const isName = name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
  if (isName) return name;
  throw new ClientError(`the daemon tells of a file with an impossible name: ${JSON.stringify(name)}`, {
    code: 'PARSE',
  });
}
