import { BlockStorageClient } from '@leister/block-storage';
import { ComputeClient } from '@leister/compute';
import { PlanktonClient } from '@leister/image';
import { NetworkClient } from '@leister/network';
import type { RestClient } from '@leister/rest';
import { StorageClient } from '@leister/storage';
import { blockStorageCalls } from './block-storage-calls.js';
import { imageCalls } from './image-calls.js';
import { networkCalls } from './network-calls.js';
import { computeCalls, type Named, type OriginalCall } from './original-calls.js';
import { storageCalls } from './storage-calls.js';

interface Login {
  endpoint: string;
  token: string;
  /** What clients of object stores mean. */
  account?: string;
  container?: string;
}

/** A method of an original, ready to be called on our client. */
interface Method extends Omit<OriginalCall<never>, 'call'> {
  run(login: Login, call: { named: Named; others: Record<string, string> }): Promise<unknown>;
}

/** The originals' classes, and ours. */
export const originals: Record<string, { find(method: string): Method | undefined }> = {
  ComputeClient: replays(ComputeClient, computeCalls),
  // What the original calls so speaks Plankton's language only.
  ImageClient: replays(PlanktonClient, imageCalls),
  NetworkClient: replays(NetworkClient, networkCalls),
  BlockStorageClient: replays(BlockStorageClient, blockStorageCalls),
  StorageClient: replays(StorageClient, storageCalls),
};

function replays<C extends RestClient>(
  Client: new (options: Login & { retry: false; proxy: false }) => C,
  calls: Readonly<Record<string, OriginalCall<C>>>,
): { find(method: string): Method | undefined } {
  return {
    find(name) {
      if (!Object.hasOwn(calls, name)) return undefined;
      const { call, ...method } = calls[name]!;
      return {
        ...method,
        async run(login, { named, others }) {
          const client = new Client({ ...login, retry: false, proxy: false });
          try {
            return await call(client, named, others);
          } finally {
            await client.close();
          }
        },
      };
    },
  };
}
