import { type BodySource, type CallOptions, ClientError, isRecord, path } from '@leister/rest';
import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { checkRemotePath, fileHeaders, fileInfo } from '../files/headers.js';
import type {
  FileAttributes,
  LxdFile,
  LxdFileInfo,
  MakeFileOptions,
  PushFilesOptions,
  PutFileOptions,
  TransferOptions,
} from '../files/model.js';
import { pullTree } from '../files/pull.js';
import { pushTree } from '../files/push.js';
import { LxdInstanceLogMethods } from './instance-logs.js';

/** Files in instances, which need not run. Paths begin at the root of the instance. */
export abstract class LxdInstanceFileMethods extends LxdInstanceLogMethods {
  /**
   * Opens what is at a path: a file as a stream. LXD: GET /1.0/instances/{name}/files.
   *
   * @throws ClientError NOT_FOUND
   */
  async getInstanceFile(id: string, file: string, options: CallOptions = {}): Promise<LxdFile> {
    const name = await this.instanceName(id, options);
    const at = path`/1.0/instances/${name}/files`;
    const query = { ...options.query, path: checkRemotePath(file) };
    const { body, headers } = await this.download(at, { ...options, query });
    return opened(fileInfo(headers), body, Number(headers['content-length']));
  }

  /** What a path is, without its content. LXD: HEAD /1.0/instances/{name}/files. @throws ClientError NOT_FOUND */
  async getInstanceFileInfo(id: string, file: string, options: CallOptions = {}): Promise<LxdFileInfo> {
    const name = await this.instanceName(id, options);
    const query = { ...options.query, path: checkRemotePath(file) };
    const { headers } = await this.head(path`/1.0/instances/${name}/files`, { ...options, query });
    return fileInfo(headers);
  }

  /**
   * Writes a file, new or over the old one, or adds to it. LXD: POST /1.0/instances/{name}/files.
   *
   * @throws ClientError NOT_FOUND for a directory that is missing, unless `parents` are wanted
   */
  async putInstanceFile(
    id: string,
    file: string,
    content: BodySource,
    options: PutFileOptions = {},
  ): Promise<void> {
    await this.makeFile(id, file, { ...options, type: 'file', content });
  }

  /** Makes a directory. One that is there is left as it is. LXD: POST /1.0/instances/{name}/files. */
  async createInstanceDirectory(id: string, directory: string, options: MakeFileOptions = {}): Promise<void> {
    await this.makeFile(id, directory, { ...options, type: 'directory' });
  }

  /** Makes a symbolic link. LXD: POST /1.0/instances/{name}/files. @param target what it is to lead to */
  async createInstanceSymlink(
    id: string,
    link: string,
    target: string,
    options: MakeFileOptions = {},
  ): Promise<void> {
    await this.makeFile(id, link, { ...options, type: 'symlink', content: target });
  }

  /** Deletes a file, a link or an empty directory. LXD: DELETE /1.0/instances/{name}/files. @throws ClientError NOT_FOUND */
  async deleteInstanceFile(id: string, file: string, options: CallOptions = {}): Promise<void> {
    const query = { ...options.query, path: checkRemotePath(file) };
    await this.performOn(id, options, (daemon, name, call) =>
      daemon.change('DELETE', path`/1.0/instances/${name}/files`, { query }, call),
    );
  }

  /**
   * Puts a file, or a directory with all that is below it, into an instance: modes and links as they are here, owned by
   * root unless told otherwise. Directories that are missing are made. LXD: POST /1.0/instances/{name}/files.
   *
   * @param local a file or directory of this machine
   * @param remote what it is to be called there
   * @throws ClientError for the first that fails; those that arrived before stay
   */
  async pushInstanceFiles(
    id: string,
    local: string,
    remote: string,
    options: PushFilesOptions = {},
  ): Promise<void> {
    const target = checkRemotePath(remote);
    await this.withinLimits(options, async (signal) => {
      const call = { ...options, signal, timeout: undefined };
      const name = await this.instanceName(id, call);
      await pushTree(local, target, { ...options, signal }, (file, what) =>
        this.makeFile(name, file, { ...call, ...what }),
      );
    });
  }

  /**
   * Takes a file, or a directory with all that is below it, out of an instance, with modes and links. What is here
   * under the same names is replaced; a link that is here is never followed. LXD: GET /1.0/instances/{name}/files.
   *
   * @param local what it is to be called on this machine; its directory must be there
   * @throws ClientError NOT_FOUND; for the first that fails: those that arrived before stay
   */
  async pullInstanceFiles(
    id: string,
    remote: string,
    local: string,
    options: TransferOptions = {},
  ): Promise<void> {
    const source = checkRemotePath(remote);
    await this.withinLimits(options, async (signal) => {
      const call = { ...options, signal, timeout: undefined };
      const name = await this.instanceName(id, call);
      await pullTree(source, local, { ...options, signal }, (file) => this.getInstanceFile(name, file, call));
    });
  }

  private async makeFile(id: string, file: string, what: NewFile): Promise<void> {
    const { type, content, append, uid, gid, mode, parents, contentLength, ...options } = what;
    const remote = checkRemotePath(file);
    const [name, { headerPrefix }] = await this.performOn(id, options, async (daemon, name, call) => [
      name,
      await daemon.info(call),
    ]);
    const headers = fileHeaders({ type, append, uid, gid, mode }, headerPrefix);
    const post = (): Promise<unknown> =>
      this.post(path`/1.0/instances/${name}/files`, {
        ...options,
        headers: { ...options.headers, ...headers },
        query: { ...options.query, path: remote },
        ...(content !== undefined && { body: content }),
        ...(contentLength !== undefined && { contentLength }),
      });
    try {
      // A stream that can be sent once only must find its directory there.
      if (parents && isOneShot(content)) await this.makeParent(name, remote, options);
      await post();
    } catch (error) {
      const isMissing = error instanceof ClientError && error.code === 'NOT_FOUND';
      if (!parents || !isMissing || isOneShot(content) || posix.dirname(remote) === '/') throw error;
      await this.makeParent(name, remote, options);
      await post();
    }
  }

  private async makeParent(name: string, file: string, options: CallOptions): Promise<void> {
    const parent = posix.dirname(file);
    if (parent !== '/')
      await this.makeFile(name, parent, { ...options, type: 'directory', mode: 0o755, parents: true });
  }
}

interface NewFile extends PutFileOptions, FileAttributes {
  type: LxdFileInfo['type'];
  content?: BodySource | undefined;
}

function isOneShot(content: BodySource | undefined): boolean {
  return typeof content === 'object' && !(content instanceof Uint8Array);
}

async function opened(info: LxdFileInfo, body: Readable, size: number): Promise<LxdFile> {
  if (info.type === 'symlink') return { ...info, type: 'symlink', target: (await text(body)).trimEnd() };
  if (info.type === 'file')
    return { ...info, type: 'file', content: body, ...(Number.isFinite(size) && { size }) };
  const envelope: unknown = await json(body);
  const entries = isRecord(envelope) ? envelope['metadata'] : undefined;
  return { ...info, type: 'directory', entries: Array.isArray(entries) ? entries.map(String) : [] };
}
