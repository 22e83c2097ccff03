import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { randomFile, temporaryFolder } from '../support/files.js';
import { describeSwift } from '../support/swift-peer.js';

const mega = 1 << 20;

describeSwift('a process that is killed in mid-transfer, on a real Swift', (peer) => {
  test('an upload goes on where the killed one was', async () => {
    const client = await peer.withContainer();
    const { path, content } = randomFile(12 * mega + 5);
    const options = { segmentSize: mega, concurrency: 2 };
    const call = `uploadFile('o', ${JSON.stringify(path)}, { ...${JSON.stringify(options)}, onProgress })`;
    expect(await killedAfter(7 * mega, call, peer.access(client.name))).toBe('SIGKILL');
    await expect(client.getObjectInfo('o')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const there = await client.listObjects(`${client.name}_segments`);
    expect(there.length).toBeGreaterThan(3);

    expect(await client.uploadFile('o', path, options)).toMatchObject({ outcome: 'uploaded', segments: 13 });
    const after = await client.listObjects(`${client.name}_segments`);
    // Those that were there were not written again.
    for (const { name, lastModified } of there)
      expect(after.find((segment) => segment.name === name)?.lastModified).toBe(lastModified);
    expect(Buffer.from(await client.downloadToBytes('o')).equals(content)).toBe(true);
  });

  test('a download goes on where the killed one was', async () => {
    const client = await peer.withContainer();
    const { path, content } = randomFile(12 * mega + 5);
    await client.uploadFile('o', path);
    const back = join(temporaryFolder(), 'back');
    const options = { partSize: mega, concurrency: 2 };
    const call = `downloadFile('o', ${JSON.stringify(back)}, { ...${JSON.stringify(options)}, onProgress })`;
    expect(await killedAfter(7 * mega, call, peer.access(client.name))).toBe('SIGKILL');
    expect(existsSync(back)).toBe(false);
    expect(readdirSync(dirname(back)).sort()).toEqual(['.back.leister-part', '.back.leister-part.notes']);

    const steps: number[] = [];
    const onProgress = ({ transferred }: { transferred: number }): void => void steps.push(transferred);
    expect(await client.downloadFile('o', back, { ...options, onProgress })).toMatchObject({
      verified: true,
    });
    // Told first, part by part: what was there.
    expect(steps.slice(0, 3)).toEqual([mega, 2 * mega, 3 * mega]);
    expect(readFileSync(back).equals(content)).toBe(true);
    expect(readdirSync(dirname(back))).toEqual(['back']);
    expect(statSync(back).size).toBe(content.length);
  });
});

/** Makes a call in a process of its own that kills itself, with no word to anybody, after so many bytes. Gives the signal. */
function killedAfter(bytes: number, call: string, access: object): Promise<string | null | undefined> {
  const program = `
    import { StorageClient } from '@leister/storage';
    const client = new StorageClient(JSON.parse(process.env.ACCESS));
    const onProgress = ({ transferred }) => transferred > ${bytes} && process.kill(process.pid, 'SIGKILL');
    await client.${call};
    await client.close();`;
  const args = ['--conditions=@leister/source', '--import', 'tsx', '--input-type=module', '-e', program];
  return new Promise((resolve) => {
    const env = { ...process.env, ACCESS: JSON.stringify(access) };
    execFile(process.execPath, args, { env }, (error) => resolve(error?.signal));
  });
}
