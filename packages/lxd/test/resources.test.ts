import { afterEach, expect, test } from 'vitest';
import { clientOf, closeClients, rejection } from './support/fake-client.js';
import { sync } from './support/fake-daemon.js';

afterEach(closeClients);

const told = { auth: 'trusted', environment: { server: 'lxd' } };
const refused = {
  status: 412,
  body: { type: 'error', error: "ETag doesn't match", error_code: 412, metadata: null },
};

test('what somebody else changed meanwhile is read again, and the change made anew', async () => {
  let round = 0;
  const { client, daemon } = await clientOf({
    'GET /1.0/profiles/p': () => ({
      ...(sync({ name: 'p', description: 'd', config: { n: String(round) }, devices: {} }) as {
        body: object;
      }),
      headers: { etag: `"${round}"` },
    }),
    'PUT /1.0/profiles/p': () => (round++ < 2 ? refused : sync({})),
  });
  await client.modifyProfile('p', ({ config }) => ({ config: { n: `${config['n']}!` } }));
  const puts = daemon.requests.filter(({ method }) => method === 'PUT');
  expect(
    puts.map(({ headers, body }) => [headers['if-match'], (JSON.parse(body) as { config: object }).config]),
  ).toEqual([
    ['"0"', { n: '0!' }],
    ['"1"', { n: '1!' }],
    ['"2"', { n: '2!' }],
  ]);
});

test('with an etag of its own a change is refused instead', async () => {
  const { client, sent } = await clientOf({
    'GET /1.0/profiles/p': sync({ name: 'p', config: {} }),
    'PATCH /1.0/profiles/p': refused,
  });
  const error = await rejection(client.updateProfile('p', { description: 'x' }, { etag: '"old"' }));
  expect(error).toMatchObject({ status: 412, code: 'CONFLICT' });
  expect(sent().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
});

test('a PATCH carries what the daemon would empty; of configuration and devices only what is named', async () => {
  const rules = [{ action: 'allow', state: 'enabled' }];
  const { client, bodyOf } = await clientOf({
    'GET /1.0': sync({ ...told, api_extensions: ['network_acl'] }),
    'GET /1.0/network-acls/a': sync({
      name: 'a',
      description: 'd',
      ingress: rules,
      egress: [],
      config: { x: '1' },
    }),
    'PATCH /1.0/network-acls/a': sync({}),
  });
  await client.updateNetworkAcl('a', { description: 'e' });
  expect(bodyOf('PATCH')).toEqual({ description: 'e', ingress: rules, egress: [] });
});

test('what the daemon has no extension for is UNSUPPORTED, and not sent', async () => {
  const { client, sent } = await clientOf({ 'GET /1.0': sync({ ...told, api_extensions: [] }) });
  const calls = [() => client.listNetworkAcls().then(), () => client.rebuildInstance('x', { type: 'none' })];
  for (const call of calls)
    expect(await rejection(call())).toMatchObject({ code: 'UNSUPPORTED', status: 501 });
  expect(sent()).toEqual(['GET /1.0']);
});

test('an answer that is none of LXD is PARSE; ids that would climb are refused', async () => {
  const { client, sent } = await clientOf({
    'GET /1.0/profiles/p': sync('what?'),
    'GET /1.0/profiles': sync([{ description: 'nameless' }]),
  });
  expect(await rejection(client.getProfileDetails('p'))).toMatchObject({ code: 'PARSE' });
  expect(await rejection(Promise.resolve(client.listProfiles()))).toMatchObject({ code: 'PARSE' });
  const count = sent().length;
  for (const call of [client.deleteProfile('..'), client.getVolumeDetails({ pool: '', name: 'x' })])
    expect(await rejection(call)).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await rejection(Promise.resolve(client.listNetworkForwards('..')))).toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
  expect(sent()).toHaveLength(count);
});

test('all projects and one member are asked for as the daemon wants it', async () => {
  const { client, sent } = await clientOf({ 'GET /1.0/instances': sync([]) }, { project: 'p' });
  await client.listInstances({ allProjects: true, filter: 'name eq x' });
  await client.useProject('q').useTarget('node-1').listInstances();
  const queries = sent().map((line) => Object.fromEntries(new URLSearchParams(line.split('?')[1])));
  expect(queries).toEqual([
    { recursion: '1', filter: 'name eq x', 'all-projects': 'true' },
    { recursion: '1', project: 'q', target: 'node-1' },
  ]);
});
