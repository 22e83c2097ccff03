import { isAbsolute } from 'node:path';
import { UsageError } from '../failure/usage-error.js';

/** A file that is put into a server before its first start. */
export interface PersonalityTerm {
  localPath: string;
  /** Absolute. */
  serverPath: string;
  owner?: string;
  group?: string;
  /** As `chmod` takes it. */
  mode?: number;
}

const keys = ['local-path', 'server-path', 'owner', 'group', 'mode'] as const;
const usage = 'PATH[,SERVER_PATH[,OWNER[,GROUP[,MODE]]]], each also as key=value: ' + keys.join(', ');

/**
 * `PATH[,SERVER_PATH[,OWNER[,GROUP[,MODE]]]]`; any of them may stand anywhere as `local-path=`, `server-path=`,
 * `owner=`, `group=`, `mode=`. The mode is octal. Left out, the file has the same path in the server.
 */
export function personality(text: string): PersonalityTerm {
  const terms = text.split(',');
  if (terms.length > keys.length) throw new UsageError(`too many terms: ${text}`, usage);
  const named = new Map<string, string>();
  const unnamed = terms.filter((term) => {
    const key = keys.find((known) => term.toLowerCase().startsWith(`${known}=`));
    if (key !== undefined) named.set(key, term.slice(key.length + 1));
    return key === undefined;
  });
  const values = keys.map((key) => named.get(key) ?? unnamed.shift());
  if (unnamed.length > 0) throw new UsageError(`given twice: ${unnamed.join(',')}`, usage);

  const [localPath = '', serverPath, owner, group, mode] = values.map((value) => value || undefined);
  if (localPath === '') throw new UsageError('which file?', usage);
  if (!isAbsolute(serverPath ?? localPath)) {
    throw new UsageError(`not an absolute path in the server: ${serverPath ?? localPath}`, usage);
  }
  return {
    localPath,
    serverPath: serverPath ?? localPath,
    ...(owner !== undefined && { owner }),
    ...(group !== undefined && { group }),
    ...(mode !== undefined && { mode: octal(mode) }),
  };
}

function octal(text: string): number {
  if (!/^[0-7]{1,4}$/.test(text)) throw new UsageError(`not an octal mode: ${text}`, 'such as 644 or 0600');
  return Number.parseInt(text, 8);
}
