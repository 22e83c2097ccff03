import { computeFeatures } from '@leister/compute';
import { expect, test } from 'vitest';
import { describeLxd } from '../../../../packages/lxd/test/support/lxd-peer.js';
import { newUser } from '../support/run-leister.js';

test('the clouds are listed, with the default one marked', async () => {
  const user = await newUser();
  await user.leister(['config', 'set', 'cloud.lab.type', 'lxd']);
  await user.leister(['config', 'set', 'cloud.lab.url', 'https://me:secret@lab:8443']);
  const { stdout } = await user.leister(['cloud', 'list', '--output-format', 'json']);
  expect(JSON.parse(stdout)).toEqual([
    {
      name: 'demo',
      type: 'dummy',
      endpoint: `${user.home}/state/leister/demo.json`,
      source: 'built-in',
      default: false,
    },
    { name: 'lab', type: 'lxd', endpoint: 'https://***@lab:8443', source: 'config', default: true },
  ]);
  expect((await user.leister(['cloud', 'list', '--column', 'name', '--column', 'default'])).stdout).toBe(
    'demo\t\nlab\tyes\n',
  );
});

test('a cloud that answers is told with its latency', async () => {
  const user = await newUser();
  for (const line of [
    ['cloud', 'test', 'demo'],
    ['cloud', 'test', '--cloud', 'demo'],
    ['cloud', 'test', 'demo', '--cloud', 'nowhere'],
  ]) {
    const { code, stdout } = await user.leister([...line, '--output-format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'demo', type: 'dummy', latency: expect.any(Number) });
  }
});

test.each([
  [[], 2, 'no cloud was named, and none is the default'],
  [['nope'], 2, 'there is no cloud "nope"'],
  [['lxd:/nowhere/unix.socket'], 1, 'no such socket'],
  [['rhev:https://host'], 1, 'of type rhev, which is not available yet in this build'],
])('cloud test %j fails', async (args, code, message) => {
  const user = await newUser();
  const outcome = await user.leister(['cloud', 'test', ...args]);
  expect(outcome).toMatchObject({ code, stdout: '' });
  expect(outcome.stderr).toContain(message);
});

test('every feature is told as there or not', async () => {
  const user = await newUser();
  const { stdout } = await user.leister(['cloud', 'features', 'demo', '--output-format', 'json']);
  const features = JSON.parse(stdout) as { feature: string }[];
  expect(features.map(({ feature }) => feature)).toEqual(Object.keys(computeFeatures));
  expect(features[0]).toEqual({ feature: 'core', supported: true, methods: computeFeatures.core });
  expect((await user.leister(['cloud', 'features', 'demo'])).stdout).toMatch(/^core\tyes\n/);
});

describeLxd('on a real LXD', (peer) => {
  const peersUser = async () => {
    const user = await newUser();
    user.env['LXD_CONF'] = peer.lxcConfig;
    return user;
  };

  test('it is told with its version', async () => {
    const user = await peersUser();
    const { code, stdout } = await user.leister(['cloud', 'test', 'peer', '--output-format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      name: 'peer',
      type: 'lxd',
      endpoint: peer.url,
      version: expect.stringMatching(/^lxd \d/),
      latency: expect.any(Number),
    });
  });

  test('one that does not trust the certificate ends with 4', async () => {
    const user = await peersUser();
    const other = [
      '-o',
      `cloud.peer.client_cert=${peer.otherCert}`,
      '-o',
      `cloud.peer.client_key=${peer.otherKey}`,
    ];
    expect((await user.leister(['cloud', 'test', 'peer', ...other])).code).toBe(4);
  });

  test('what it can do is asked of it', async () => {
    const user = await peersUser();
    const { stdout } = await user.leister(['cloud', 'features', 'peer']);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['power\tyes', 'keypairs\tno']));
  });
});
