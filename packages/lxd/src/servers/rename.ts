import { isRecord } from '@leister/compute';
import { path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';

/** Gives an instance another name. @throws ClientError CONFLICT when it runs, or when the name is in use */
export async function renameInstance(
  daemon: Daemon,
  oldName: string,
  name: string,
  call: DaemonCall,
): Promise<void> {
  const uuidOf = async (at: string): Promise<unknown> => {
    const instance = await daemon.find(path`/1.0/instances/${at}`, call);
    const config = isRecord(instance) ? instance['config'] : undefined;
    return isRecord(config) ? config['volatile.uuid'] : undefined;
  };
  // Another instance may have had the name all along: only then the old one is still there.
  const verify = async (): Promise<boolean> =>
    (await uuidOf(oldName)) === undefined && (await uuidOf(name)) !== undefined;
  const becomes = { description: 'Renaming instance', instance: oldName };
  await daemon.change('POST', path`/1.0/instances/${oldName}`, { json: { name }, verify, becomes }, call);
}
