import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, type ReceivedRequest, startLoopback } from '../../../test/support/loopback.js';
import { newUser, type User } from './support/run-leister.js';

/** A Glance and a Keystone that are none: what is said here is tried on the real ones elsewhere. */
let answers: Record<string, Answer | (() => Promise<Answer>)>;
let asked: string[];
let received: ReceivedRequest[];
let user: User;

const projectId = '0123456789abcdef0123456789abcdef';
const image = { id: 'b7f2c0de-1111-4222-8333-444455556666', name: 'disk', status: 'queued' };
const type = { id: 'c7f2c0de-1111-4222-8333-444455556666', name: 'fast' };

beforeEach(async () => {
  asked = [];
  answers = {
    'GET /v3/projects?name=team': { body: { projects: [{ id: projectId, name: 'team' }] } },
    'GET /v3/projects?name=': { body: { projects: [{ id: projectId, name: '' }] } },
    [`GET /v2/images/${image.id}`]: { body: image },
  };
  const service = await startLoopback(async ({ method, url }: ReceivedRequest) => {
    if (`${method} ${url}` === 'POST /v3/auth/tokens') return token(service.url);
    const line = `${method} ${url}`;
    asked.push(line);
    const answer = answers[line];
    return (typeof answer === 'function' ? await answer() : answer) ?? { status: 404 };
  });
  received = service.requests;
  onTestFinished(() => service.close());
  user = await newUser();
  await mkdir(join(user.home, 'config', 'leister'), { recursive: true });
  const login = `url = ${service.url}/v3\nuser = me\npassword = x\nproject = team\n`;
  const urls = ['image', 'block_storage', 'network', 'compute'].map(
    (name) => `${name}_url = ${service.url}${{ block_storage: '/v3', compute: '/v2.1' }[name] ?? ''}\n`,
  );
  await writeFile(
    join(user.home, 'config', 'leister', 'config'),
    `[global]\ndefault_cloud = pond\n[cloud "pond"]\ntype = openstack\n${login}${urls.join('')}` +
      `[cloud "bare"]\ntype = openstack\nauth_type = none\n${urls.join('')}`,
    { mode: 0o600 },
  );
});

function token(url: string): Answer {
  const endpoints = [{ interface: 'public', region: 'r', region_id: 'r', url: `${url}/v3` }];
  return {
    status: 201,
    headers: { 'x-subject-token': 'secret' },
    body: {
      token: {
        expires_at: '2100-01-01T00:00:00Z',
        user: { id: 'u', name: 'me' },
        project: { id: projectId, name: 'team' },
        catalog: [{ type: 'identity', name: 'keystone', endpoints }],
      },
    },
  };
}

it('the sending of data may take longer than what is waited for', async () => {
  answers['POST /v2/images'] = { status: 201, body: image };
  answers[`PUT /v2/images/${image.id}/file`] = async () => {
    await sleep(400);
    answers[`GET /v2/images/${image.id}`] = { body: { ...image, status: 'active', size: 1 } };
    return { status: 204 };
  };
  await writeFile(join(user.home, 'data'), 'x');
  const line = ['image', 'create', '--name', 'disk', '--file', join(user.home, 'data')];
  const { code, stdout } = await user.leister([...line, '--wait', '--timeout', '0.2', '--column', 'status']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'status\tactive\n' });
});

describe('a project goes by its name', () => {
  it('for whom an image is shared with, and whose it is', async () => {
    const members = `/v2/images/${image.id}/members`;
    answers[`POST ${members}`] = { body: { member_id: projectId, status: 'pending' } };
    answers[`DELETE ${members}/${projectId}`] = { status: 204 };
    answers[`PATCH /v2/images/${image.id}`] = { body: image };
    const line = [
      'image',
      'modify',
      image.id,
      '--member-add',
      'team',
      '--member-del',
      'team',
      '--owner',
      'team',
    ];
    expect(await user.leister(line)).toMatchObject({ code: 0, stderr: '' });
    expect(bodyOf(`POST ${members}`)).toEqual({ member: projectId });
    expect(JSON.stringify(bodyOf(`PATCH /v2/images/${image.id}`))).toContain(projectId);
    expect(asked).toContain(`DELETE ${members}/${projectId}`);
  });

  it('for who may use a type of volumes', async () => {
    answers[`GET /v3/types/${type.id}`] = { body: { volume_type: type } };
    answers[`POST /v3/types/${type.id}/action`] = { status: 202 };
    const line = ['volume-type', 'modify', type.id, '--project-add', 'team', '--project-del', 'team'];
    expect(await user.leister(line)).toMatchObject({ code: 0, stderr: '' });
    const bodies = received.filter(({ url }) => url.endsWith('/action')).map(({ body }) => body.toString());
    expect(bodies.map((body) => body.includes(projectId))).toEqual([true, true]);
  });

  it.each([
    [['image', 'list', '--owner', 'team'], 'owner'],
    [['volume', 'list', '--project-id', 'team'], 'project_id'],
  ])('for %j', async (line, parameter) => {
    await user.leister(line);
    expect(asked.at(-1)).toContain(`${parameter}=${projectId}`);
    // Where there is no login nobody knows names.
    await user.leister([...line.slice(0, -1), projectId, '--cloud', 'bare']);
    expect(asked.at(-1)).toContain(`${parameter}=${projectId}`);
  });

  it('and an empty one is none', async () => {
    const { code, stderr } = await user.leister(['image', 'list', '--owner', '']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('the name of a project is empty'),
    });
    expect(asked).toEqual([]);
  });
});

function bodyOf(line: string): unknown {
  const found = received.find(({ method, url }) => `${method} ${url}` === line);
  return JSON.parse(found?.body.toString() ?? '');
}

it('quotas are reset at the services that the cloud has', async () => {
  answers[`DELETE /v2.0/quotas/${projectId}`] = { status: 204 };
  answers[`DELETE /v3/os-quota-sets/${projectId}`] = { status: 200 };
  answers[`GET /v3/projects/${projectId}`] = { body: { project: { id: projectId, name: 'team' } } };
  const { code, stdout } = await user.leister(['quota', 'reset', projectId]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'network\treset\nblock-storage\treset\n' });
  const line = ['quota', 'reset', projectId, '--service', 'compute'];
  expect(await user.leister(line)).toMatchObject({ code: 1, stdout: '' });
});

it.each([
  [
    ['image', 'create', '--name', 'x', '--volume-id', 'v', '--min-disk', '0'],
    '--min-disk cannot be given with',
  ],
  [
    ['image', 'create', '--name', 'x', '--volume-id', 'v', '--tag', 'a', '--hidden'],
    '--tag, --hidden cannot',
  ],
  [['image', 'create', '--name', 'x', '--force'], '--force goes with --volume-id'],
  [['image', 'list', '--members-of', 'x', '--name', 'y'], '--name cannot be given with --members-of'],
  [['image', 'import', 'x', '--method', 'copy-image', '--wait'], '--wait cannot be given with --method'],
] as const)('%j is refused before anything is sent', async (line, words) => {
  const { code, stdout, stderr } = await user.leister(line);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(received).toEqual([]);
});
