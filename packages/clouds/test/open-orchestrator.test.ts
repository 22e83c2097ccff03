import { type Config, openCompute, resolveCloud } from '@leister/clouds';
import { DummyClient } from '@leister/dummy';
import { ClientError } from '@leister/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StandIn, startOrchestrator } from '../../../test/support/orchestrator-stand-in.js';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

let orchestrator: StandIn;
let home: TemporaryHome;

beforeEach(async () => {
  const clouds = { default: new DummyClient(), north: new DummyClient({ seed: { servers: [] } }) };
  orchestrator = await startOrchestrator({ clouds, users: { ann: 'open-sesame' } });
  home = await temporaryHome();
});
afterEach(() => orchestrator.close());

async function configOf(lines: string): Promise<Config> {
  await home.write(
    '.config/leister/config',
    `[cloud "x"]\ntype = orchestrator\nurl = ${orchestrator.url}\n${lines}\n`,
  );
  return home.load();
}

async function listed(config: Config, name = 'x'): Promise<string[]> {
  const client = await openCompute(await resolveCloud(config, name));
  try {
    return (await client.listServers()).map(({ name }) => name);
  } finally {
    await client.close();
  }
}

describe('a cloud of type orchestrator', () => {
  test('logs in with a name and a password', async () => {
    expect(await listed(await configOf('user = ann\npassword = open-sesame'))).toEqual([
      'dummy-1',
      'dummy-2',
    ]);
  });

  test('reads the password, or a token, from a file', async () => {
    await home.write('secret', 'open-sesame\n');
    expect(await listed(await configOf('user = ann\npassword_file = ~/secret'))).toHaveLength(2);
    await home.write('token', `${await tokenOf()}\n`);
    expect(await listed(await configOf('token_file = ~/token'))).toHaveLength(2);
  });

  test('is the one of its clouds that is named', async () => {
    expect(await listed(await configOf('cloud = north\nuser = ann\npassword = open-sesame'))).toEqual([]);
    expect(orchestrator.requests.at(-1)?.url).toBe('/api/v1/nodes/north');
  });

  test('may be named on the spot', async () => {
    const config = await home.load();
    await expect(listed(config, `orchestrator:${orchestrator.url}`)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test.each([
    ['user = ann', 'user and password go together'],
    ['password = open-sesame', 'user and password go together'],
    ['cloud = ..', 'not a usable identifier'],
    ['project = x', 'project'],
  ])('%s alone is refused', async (line, message) => {
    const error: unknown = await listed(await configOf(line)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(message) });
    expect(orchestrator.requests).toEqual([]);
  });

  test('without a place it is refused', async () => {
    await home.write('.config/leister/config', '[cloud "x"]\ntype = orchestrator\n');
    await expect(listed(await home.load())).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('where the Orchestrator is'),
    });
  });
});

async function tokenOf(): Promise<string> {
  const answer = await fetch(`${orchestrator.url}/api/v1/auth`, {
    method: 'POST',
    body: JSON.stringify({ username: 'ann', password: 'open-sesame' }),
    headers: { 'content-type': 'application/json' },
  });
  return ((await answer.json()) as { token: string }).token;
}
