import { mkdir } from 'node:fs/promises';
import type { Settled } from '@leister/rest';
import { infoOf, isDirectory, mayBeLarge } from '../model/listed.js';
import type { ObjectEntry } from '../model/object.js';
import { localWork } from '../transfer/local-file.js';
import { placeInFolder } from '../transfer/local-path.js';
import { Md5Thread } from '../transfer/md5-thread.js';
import { TransferProgress } from '../transfer/progress.js';
import { settleByName } from '../transfer/settle-by-name.js';
import { type DownloadedFile, type DownloadFile, hasSameContent } from './file-downloads.js';
import { FolderUploadMethods } from './folder-uploads.js';

/** How objects become the files of a folder. */
export interface DownloadFolder extends Omit<DownloadFile, 'versionId' | 'link' | 'skipUnchanged'> {
  /** Only objects whose names begin so; the files' names go on after it. */
  prefix?: string | undefined;
  /** Files on their way at once. Default 8. */
  files?: number | undefined;
  /** False fetches also what the folder has already. Default true. */
  skipUnchanged?: boolean | undefined;
  /** Told as each file is done or fails. */
  onSettled?: ((outcome: Settled<string, DownloadedFile>) => void) | undefined;
}

/** From containers to folders. */
export abstract class FolderDownloadMethods extends FolderUploadMethods {
  /**
   * Writes objects into a folder, several at once, and tells for each what became of it. What the folder has already, by
   * size and MD5, is not fetched; files that are in the folder beside them stay. A name that would lead out of the
   * folder, or that no file can have, is refused.
   *
   * @returns by the objects' names; one that failed has its `error`
   * @throws ClientError when the container cannot be listed, or the folder not be made
   */
  async downloadFolder(
    folder: string,
    options: DownloadFolder = {},
  ): Promise<Settled<string, DownloadedFile>[]> {
    const container = this.containerOf(options.container);
    const { prefix = '', files = 8, skipUnchanged = true, onSettled, onProgress, ...call } = options;
    const hasher = new Md5Thread();
    try {
      return await this.withinLimits(options, (signal) =>
        localWork(async () => {
          await mkdir(folder, { recursive: true });
          const entries = await this.listObjects(container, { prefix }, { signal });
          const total = entries.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
          const progress = new TransferProgress(onProgress, total);
          const download = async (entry: ObjectEntry): Promise<DownloadedFile> => {
            const within = entry.name.slice(prefix.length);
            if (isDirectory(entry)) return this.makeFolder(folder, within, entry);
            const path = await placeInFolder(folder, within);
            if (skipUnchanged && (await this.isThere(path, entry, container, hasher, signal))) {
              progress.set(entry.name, entry.bytes ?? 0);
              return {
                path,
                outcome: 'unchanged',
                info: infoOf(entry),
                verified: entry.sloEtag === undefined,
              };
            }
            const settings = { ...call, container };
            return this.fetchFile({ object: entry.name, path, options: settings, hasher, progress, signal });
          };
          return settleByName(entries, download, { files, signal, onSettled });
        }),
      );
    } finally {
      await hasher.close();
    }
  }

  private async makeFolder(folder: string, within: string, entry: ObjectEntry): Promise<DownloadedFile> {
    const name = within.replace(/\/$/, '');
    const path = name === '' ? folder : await placeInFolder(folder, name);
    await mkdir(path, { recursive: true });
    return { path, outcome: 'downloaded', info: infoOf(entry), verified: true };
  }

  private async isThere(
    path: string,
    entry: ObjectEntry,
    container: string,
    hasher: Md5Thread,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (entry.sloEtag === undefined && !mayBeLarge(entry)) return hasSameContent(path, infoOf(entry), hasher);
    return hasSameContent(path, await this.getObjectInfo(entry.name, { container, signal }), hasher);
  }
}
