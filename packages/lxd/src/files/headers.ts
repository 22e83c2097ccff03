import type { IncomingHttpHeaders } from 'node:http';
import { ClientError, firstHeader, invalidArgument } from '@leister/rest';
import type { FileAttributes, LxdFileInfo } from './model.js';

/** The headers that say what is put into an instance. @throws ClientError INVALID_ARGUMENT */
export function fileHeaders(
  {
    type,
    uid,
    gid,
    mode,
    append,
  }: FileAttributes & { type: LxdFileInfo['type']; append?: boolean | undefined },
  prefix: string,
): Record<string, string | undefined> {
  for (const id of [uid, gid])
    if (id !== undefined && !(Number.isInteger(id) && id >= 0))
      throw invalidArgument('uid and gid are numbers');
  if (mode !== undefined && !(Number.isInteger(mode) && mode >= 0 && mode <= 0o7777))
    throw invalidArgument('a mode is a number such as 0o644');
  return {
    'content-type': 'application/octet-stream',
    [`${prefix}type`]: type,
    [`${prefix}uid`]: uid?.toString(),
    [`${prefix}gid`]: gid?.toString(),
    [`${prefix}mode`]: mode === undefined ? undefined : `0${mode.toString(8)}`,
    [`${prefix}write`]: append ? 'append' : undefined,
  };
}

/** What the headers of an answer say. LXD and Incus name them alike but for their own names. */
export function fileInfo(headers: IncomingHttpHeaders): LxdFileInfo {
  const told = (field: string): string | undefined =>
    firstHeader(headers[`x-lxd-${field}`]) ?? firstHeader(headers[`x-incus-${field}`]);
  const [type, uid, gid, mode, modified] = ['type', 'uid', 'gid', 'mode', 'modified'].map(told);
  if (type !== 'file' && type !== 'directory' && type !== 'symlink')
    throw new ClientError('the daemon does not tell what kind of file this is', { code: 'PARSE' });
  return {
    type,
    ...(uid !== undefined && { uid: Number(uid) }),
    ...(gid !== undefined && { gid: Number(gid) }),
    ...(mode !== undefined && { mode: parseInt(mode, 8) }),
    ...(modified !== undefined && { modified }),
  };
}

/** @throws ClientError INVALID_ARGUMENT: the daemon takes what does not begin at the root for something else */
export function checkRemotePath(path: string): string {
  if (typeof path !== 'string' || !path.startsWith('/') || path.includes('\0'))
    throw invalidArgument(`not a path from the root of the instance: ${JSON.stringify(path)}`);
  return path;
}
