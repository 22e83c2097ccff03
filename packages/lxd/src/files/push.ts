import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type BodySource, invalidArgument } from '@leister/rest';
import { Crew } from './crew.js';
import type { FileAttributes, LxdFileInfo, PushFilesOptions } from './model.js';

/** Something to be made in an instance. */
export interface PushedFile extends FileAttributes {
  type: LxdFileInfo['type'];
  content?: BodySource;
  contentLength?: number;
  parents?: boolean;
}

type Make = (remote: string, file: PushedFile) => Promise<void>;

/** Makes in an instance what is here, each directory before what is in it. */
export async function pushTree(
  local: string,
  remote: string,
  { uid, gid, concurrency, onFile, signal }: PushFilesOptions,
  make: Make,
): Promise<void> {
  const crew = new Crew(concurrency, signal);
  const push = async (from: string, to: string, parents: boolean): Promise<void> => {
    const stats = await lstat(from);
    const common = { uid, gid, parents };
    const mode = stats.mode & 0o7777;
    if (stats.isDirectory()) {
      await crew.work(() => make(to, { ...common, type: 'directory', mode }));
      onFile?.(to);
      const names = await readdir(from);
      await crew.all(names, (name) => push(join(from, name), posix.join(to, name), false));
      return;
    }
    if (stats.isSymbolicLink()) {
      const content = await readlink(from);
      await crew.work(() => make(to, { ...common, type: 'symlink', content }));
    } else if (stats.isFile()) {
      const content = (): ReturnType<typeof createReadStream> =>
        createReadStream(from, { end: stats.size - 1 });
      const body = stats.size === 0 ? { content: '' } : { content, contentLength: stats.size };
      await crew.work(() => make(to, { ...common, type: 'file', mode, ...body }));
    } else throw invalidArgument(`neither file nor directory nor link: ${from}`);
    onFile?.(to);
  };
  await push(local, remote, true);
}
