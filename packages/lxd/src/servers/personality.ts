import { posix } from 'node:path';
import type { PersonalityFile } from '@leister/compute';
import { ClientError, invalidArgument, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';

/**
 * Refuses files that cannot be put into an instance, before anything is sent.
 *
 * @throws ClientError INVALID_ARGUMENT for an owner or group by name: only the instance knows what number that is
 */
export function checkFiles(files: readonly PersonalityFile[]): void {
  for (const { path: file, owner, group, mode } of files) {
    if (posix.normalize(file) !== file || file.endsWith('/'))
      throw invalidArgument(`not the path of a file: ${file}`);
    toId(owner);
    toId(group);
    if (mode !== undefined && !(Number.isInteger(mode) && mode >= 0 && mode <= 0o7777)) {
      throw invalidArgument(`not a mode for ${file}: it is a number such as 0o644`);
    }
  }
}

/** Puts files into an instance, which need not run, with the directories that are missing on the way to them. */
export async function pushFiles(
  daemon: Daemon,
  name: string,
  files: readonly PersonalityFile[],
  call: DaemonCall,
): Promise<void> {
  if (files.length === 0) return;
  const { headerPrefix } = await daemon.info(call);
  const post = (file: string, body: string | Uint8Array | undefined, attributes: Attributes): Promise<void> =>
    daemon.write(path`/1.0/instances/${name}/files`, body, {
      ...call,
      query: { ...call.query, path: file },
      headers: { ...call.headers, ...headersFor(attributes, headerPrefix) },
    });
  const makeDirectory = (directory: string): Promise<void> =>
    withParents(
      directory,
      () => post(directory, undefined, { type: 'directory', mode: 0o755 }),
      makeDirectory,
    );
  for (const file of files) {
    const attributes = {
      type: 'file',
      uid: toId(file.owner),
      gid: toId(file.group),
      mode: file.mode,
    } as const;
    await withParents(file.path, () => post(file.path, file.contents, attributes), makeDirectory);
  }
}

interface Attributes {
  type: 'file' | 'directory';
  uid?: number | undefined;
  gid?: number | undefined;
  mode?: number | undefined;
}

/** Only where a directory turns out to be missing is it made: those that are there are left as they are. */
async function withParents(
  target: string,
  put: () => Promise<void>,
  makeDirectory: (directory: string) => Promise<void>,
): Promise<void> {
  try {
    await put();
  } catch (error) {
    const parent = posix.dirname(target);
    if (!(error instanceof ClientError) || error.code !== 'NOT_FOUND' || parent === '/') throw error;
    await makeDirectory(parent);
    await put();
  }
}

function headersFor(
  { type, uid, gid, mode }: Attributes,
  prefix: string,
): Record<string, string | undefined> {
  return {
    'content-type': 'application/octet-stream',
    [`${prefix}type`]: type,
    [`${prefix}uid`]: uid?.toString(),
    [`${prefix}gid`]: gid?.toString(),
    [`${prefix}mode`]: mode === undefined ? undefined : `0${mode.toString(8)}`,
  };
}

/** @throws ClientError INVALID_ARGUMENT */
function toId(owner: string | undefined): number | undefined {
  if (owner === undefined) return undefined;
  if (owner === 'root') return 0;
  if (/^\d{1,10}$/.test(owner)) return Number(owner);
  throw invalidArgument(`not an owner or group on LXD: ${JSON.stringify(owner)}`, ['give its number']);
}
