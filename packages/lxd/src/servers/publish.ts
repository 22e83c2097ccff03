import { randomBytes } from 'node:crypto';
import { record, text } from '@leister/compute';
import { ClientError, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { type LxdOperation, LxdOperationError } from '../daemon/operation.js';
import { isPowered, stateCode } from './status-words.js';

/** How long the way out may take, in milliseconds. */
const longestCleanup = 10_000;

/** What image to make. */
export interface WantedImage {
  /** Becomes its alias. */
  name: string;
  metadata?: Readonly<Record<string, string>>;
}

/**
 * Makes an image of an instance and gives the operation that made it, which tells the fingerprint. A running one is not
 * disturbed: it is made from a snapshot that is taken for it.
 *
 * @throws ClientError CONFLICT when an image has the name
 */
export async function publish(
  daemon: Daemon,
  server: string,
  image: WantedImage,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const [at, aliasAt] = [path`/1.0/instances/${server}`, path`/1.0/images/aliases/${image.name}`];
  const [instance, alias] = await Promise.all([daemon.read(at, call), daemon.find(aliasAt, call)]);
  // The daemon itself finds out only at the end, when the image is there without a name.
  if (alias !== undefined) throw nameTaken(image.name);
  const { status_code: code, status } = record(instance, 'instance');
  if (!isPowered(stateCode(code, status)))
    return publishFrom(daemon, { type: 'instance', name: server }, image, call);
  const snapshot = `leister-${randomBytes(6).toString('hex')}`;
  const snapshots = `${at}/snapshots`;
  try {
    await daemon.change('POST', snapshots, { json: { name: snapshot } }, call);
    return await publishFrom(daemon, { type: 'snapshot', name: `${server}/${snapshot}` }, image, call);
  } finally {
    // Also after an abort: the snapshot is ours to take away. Whether that works does not decide about the image.
    const cleanup = { ...call, signal: AbortSignal.timeout(longestCleanup) };
    await daemon.change('DELETE', `${snapshots}/${snapshot}`, {}, cleanup).catch(() => undefined);
  }
}

async function publishFrom(
  daemon: Daemon,
  source: Readonly<Record<string, string>>,
  { name, metadata = {} }: WantedImage,
  call: DaemonCall,
): Promise<LxdOperation | undefined> {
  const json = { source, aliases: [{ name }], properties: { description: name, ...metadata } };
  try {
    return await daemon.change('POST', '/1.0/images', { json }, call);
  } catch (error) {
    if (error instanceof LxdOperationError && /^Alias already exists/.test(error.message)) {
      await removeNameless(daemon, error.operation, call);
      throw nameTaken(name);
    }
    throw error;
  }
}

async function removeNameless(
  daemon: Daemon,
  operation: LxdOperation | undefined,
  call: DaemonCall,
): Promise<void> {
  const fingerprint = text(operation?.metadata['fingerprint']);
  if (fingerprint !== undefined) await daemon.change('DELETE', path`/1.0/images/${fingerprint}`, {}, call);
}

function nameTaken(name: string): ClientError {
  return new ClientError(`an image named ${JSON.stringify(name)} already exists`, {
    code: 'CONFLICT',
  });
}
