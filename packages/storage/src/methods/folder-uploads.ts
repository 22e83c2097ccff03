import { ClientError, type Settled } from '@leister/rest';
import { infoOf, mayBeLarge } from '../model/listed.js';
import type { ObjectEntry, ObjectInfo } from '../model/object.js';
import { localWork } from '../transfer/local-file.js';
import { Md5Thread } from '../transfer/md5-thread.js';
import { TransferProgress } from '../transfer/progress.js';
import { settleByName } from '../transfer/settle-by-name.js';
import { type FolderEntry, walkFolder } from '../transfer/walk.js';
import { FileDownloadMethods } from './file-downloads.js';
import type { UploadedFile, UploadFile } from './file-uploads.js';

/** How the files of a folder are stored. */
export interface UploadFolder extends Omit<UploadFile, 'skipUnchanged'> {
  /** What the objects' names begin with, before the path in the folder: `photos/`. */
  prefix?: string | undefined;
  /** Files on their way at once. Default 8. */
  files?: number | undefined;
  /** False sends also what the store has already. Default true. */
  skipUnchanged?: boolean | undefined;
  /** Told as each file is done or fails. */
  onSettled?: ((outcome: Settled<string, UploadedFile>) => void) | undefined;
}

/** From folders to containers. */
export abstract class FolderUploadMethods extends FileDownloadMethods {
  /**
   * Stores all files of a folder and below, several at once, and tells for each what became of it. What the store has
   * already, by size and MD5, is not sent. The container is made when it is missing. Empty folders become objects whose
   * names end with a slash.
   *
   * @returns by the paths in the folder, with slashes; one that failed has its `error`
   * @throws ClientError when the folder cannot be read, or the container neither listed nor made
   */
  async uploadFolder(folder: string, options: UploadFolder = {}): Promise<Settled<string, UploadedFile>[]> {
    const container = this.containerOf(options.container);
    const { prefix = '', files = 8, skipUnchanged = true, onSettled, onProgress, ...call } = options;
    const hasher = new Md5Thread();
    try {
      return await this.withinLimits(options, (signal) =>
        localWork(async () => {
          const entries: FolderEntry[] = [];
          for await (const entry of walkFolder(folder)) entries.push(entry);
          const total = entries.reduce(
            (sum, entry) => sum + (entry.kind === 'file' ? entry.file.bytes : 0),
            0,
          );
          const progress = new TransferProgress(onProgress, total);
          const known = await this.findKnown(container, prefix, entries, signal);
          const upload = async (entry: FolderEntry): Promise<UploadedFile> => {
            const object = prefix + entry.name;
            if (entry.kind === 'failed') throw entry.error;
            if (entry.kind === 'empty') {
              const { etag = '' } = await this.createDirectory(`${object}/`, { container, signal });
              return { name: `${object}/`, outcome: 'uploaded', bytes: 0, etag };
            }
            const settings = { ...call, skipUnchanged, signal };
            const { file } = entry;
            const context = {
              file,
              place: { object, container },
              options: settings,
              hasher,
              progress,
              signal,
            };
            return this.putFile(
              context,
              await this.knownInfo(known.get(object), { object, container }, signal),
            );
          };
          return settleByName(entries, upload, { files, signal, onSettled });
        }),
      );
    } finally {
      await hasher.close();
    }
  }

  /** What the container has of these files, so that none has to be asked about by itself. */
  private async findKnown(
    container: string,
    prefix: string,
    entries: readonly FolderEntry[],
    signal: AbortSignal,
  ): Promise<Map<string, ObjectEntry>> {
    const names = new Set(entries.map(({ name }) => prefix + name));
    const known = new Map<string, ObjectEntry>();
    try {
      for await (const entry of this.listObjects(container, { prefix }, { signal }))
        if (names.has(entry.name)) known.set(entry.name, entry);
    } catch (error) {
      const { code } = ClientError.from(error);
      if (code === 'NOT_FOUND') await this.createContainer(container, {}, { signal });
      // Who may only write sends all.
      else if (code !== 'FORBIDDEN') throw error;
    }
    return known;
  }

  private async knownInfo(
    entry: ObjectEntry | undefined,
    place: { object: string; container: string },
    signal: AbortSignal,
  ): Promise<ObjectInfo | undefined> {
    if (!entry) return undefined;
    return entry.sloEtag !== undefined || mayBeLarge(entry) ? this.findObject(place, signal) : infoOf(entry);
  }
}
