import type { CallOptions } from '@leister/rest';
import type { Readable } from 'node:stream';

/** What an instance knows of a file. */
export interface LxdFileInfo {
  type: 'file' | 'directory' | 'symlink';
  /** Numbers, as the instance counts them. */
  uid?: number;
  gid?: number;
  /** The permissions alone: `0o644`. */
  mode?: number;
  /** In the daemon's words. */
  modified?: string;
}

/** Something in an instance, opened: the content of a file, the names in a directory, the target of a link. */
export type LxdFile =
  | (LxdFileInfo & {
      type: 'file';
      /** Bytes, where the daemon tells. */
      size?: number;
      /** To be read or destroyed. */
      content: Readable;
    })
  | (LxdFileInfo & { type: 'directory'; entries: string[] })
  | (LxdFileInfo & { type: 'symlink'; target: string });

/** Whose a new file is, and who may do what with it. */
export interface FileAttributes {
  /** Number. Default 0. */
  uid?: number | undefined;
  /** Number. Default 0. */
  gid?: number | undefined;
  /** Permissions, a number such as `0o644`. Default: 0o644 for files, 0o755 for directories. */
  mode?: number | undefined;
}

/** How something is put into an instance. */
export interface MakeFileOptions extends FileAttributes, CallOptions {
  /** Makes the directories that are missing on the way. Default false. */
  parents?: boolean | undefined;
}

/** How a file is put into an instance. */
export interface PutFileOptions extends MakeFileOptions {
  /** Bytes of a stream, when known. */
  contentLength?: number | undefined;
  /** Adds to the end of what is there. Default false: replaces it. */
  append?: boolean | undefined;
}

/** How a tree of files is moved. */
export interface TransferOptions extends CallOptions {
  /** Files at once. Default 8. */
  concurrency?: number | undefined;
  /** Told each file, directory and link that has arrived, by its path at its new place. */
  onFile?: ((path: string) => void) | undefined;
}

/** How a tree of files is put into an instance. */
export interface PushFilesOptions extends TransferOptions, Pick<FileAttributes, 'uid' | 'gid'> {}
