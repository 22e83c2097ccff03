import { setTimeout as sleep } from 'node:timers/promises';
import type { LxdClient } from '@leister/lxd';
import { path } from '@leister/rest';

/** A file as it is in an instance. */
export interface InstanceFile {
  bytes: Uint8Array;
  uid: unknown;
  gid: unknown;
  mode: unknown;
}

export async function readFile(client: LxdClient, name: string, file: string): Promise<InstanceFile> {
  const { body, headers } = await client.get<Uint8Array>(path`/1.0/instances/${name}/files`, {
    query: { path: file },
    as: 'bytes',
  });
  const of = (attribute: string): unknown => headers[`x-lxd-${attribute}`] ?? headers[`x-incus-${attribute}`];
  return { bytes: body, uid: of('uid'), gid: of('gid'), mode: of('mode') };
}

/** Waits until the init of an instance says that it is up: before, it does not heed a request to stop. */
export async function untilBooted(client: LxdClient, name: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if ((await client.getConsoleLog(name)).includes('boot complete')) return;
    await sleep(50);
  }
  throw new Error(`${name} does not boot`);
}
