import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ComputeClient } from '@leister/compute';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../../test/package/markdown.js';
import { openstackFacts } from '../../../../test/support/openstack-facts.js';
import { describeOpenStack, uniqueName } from '../../../../test/support/openstack-peer.js';
import { closeAll, logInAs } from '../support/peer-logins.js';

const run = promisify(execFile);
const program = fileURLToPath(new URL('readme-program.ts', import.meta.url));

test('the README shows the program that lists servers', async () => {
  const readme = await readFile(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const shown = blocksOf(readme).filter(({ language }) => language === 'ts');
  expect(shown[1]?.text).toBe(await readFile(program, 'utf8'));
});

describeOpenStack("the README's program, on a real Nova", () => {
  test('lists the servers, and logs in once for two runs', async () => {
    const { authUrl, accounts, flavors, images } = openstackFacts();
    const { demo } = accounts;
    const session = logInAs(demo);
    const compute = new ComputeClient({ session, proxy: false });
    const name = uniqueName('readme');
    const { id } = await compute.createServer({
      name,
      flavorId: flavors['m1.tiny']!,
      imageId: images['tiny']!,
    });
    const tokens = await mkdtemp(join(tmpdir(), 'leister-readme-'));
    try {
      await compute.waitServerUntil(id);
      const settings = {
        OS_AUTH_URL: authUrl,
        OS_USERNAME: 'demo',
        OS_PASSWORD: demo.password,
        TOKENS: tokens,
      };
      const env = { ...process.env, ...settings };
      const args = ['--import', 'tsx', '--conditions=@leister/source', program];
      const first = await run(process.execPath, args, { env });
      const kept = await readdir(tokens);
      const second = await run(process.execPath, args, { env: { ...env, OS_AUTH_URL: authUrl } });
      for (const { stdout } of [first, second]) expect(stdout.split('\n')).toContain(`${name} ACTIVE`);
      expect(await readdir(tokens)).toEqual(kept);
    } finally {
      await compute.deleteServer(id);
      await Promise.all([compute.close(), closeAll(), rm(tokens, { recursive: true })]);
    }
  });
});
