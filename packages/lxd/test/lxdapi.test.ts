import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { ClientError } from '@leister/rest';
import { afterEach, expect, test } from 'vitest';
import {
  ApiException,
  ApiNotFoundException,
  type ApiResult,
  imageGetFingerprint,
  imagePresent,
  LxdApi,
  type LxdApiOptions,
  type LxdApiPath,
} from '../src/index.js';
import {
  async,
  FakeDaemon,
  failure,
  hangUp,
  instanceJson,
  operationJson,
  sync,
} from './support/fake-daemon.js';

const stop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of stop.splice(0).reverse()) await step();
});

type Handle = ConstructorParameters<typeof FakeDaemon>[0];

async function apiOf(handle: Handle, options: LxdApiOptions = {}, socket?: string) {
  const daemon = new FakeDaemon(handle);
  const endpoint = await daemon.listen(socket);
  stop.push(() => daemon.close());
  const api = LxdApi.factory({ endpoint, ...options });
  stop.push(() => api.close());
  return { daemon, api, endpoint, paths: () => daemon.requests.map(({ path }) => path) };
}

const anything: Handle = () => sync({});

async function failureOf(work: Promise<unknown>): Promise<ApiException> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiException);
  return error as ApiException;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lxdapi-'));
  stop.push(() => rm(path, { recursive: true }));
  return path;
}

const printOut = readFileSync(new URL('support/lxdapi-print-out.txt', import.meta.url), 'utf8');

test('the print-out of the original, character for character', async () => {
  const [, sent = ''] = /HTTP\/202\n([\s\S]*)$/.exec(printOut) ?? [];
  const written: string[] = [];
  const socket = join(await folder(), 'unix.socket');
  const { api } = await apiOf(
    () => ({ status: 202, body: sent }),
    { debug: { write: (text) => written.push(text) } },
    socket,
  );
  const state = api['1.0'].containers['pylxd-test-container']!.state;
  const result = await state.put({ action: 'stop', timeout: api.defaultTimeout });
  const expected = printOut.replace('%2Fvar%2Flib%2Flxd%2Funix.socket', encodeURIComponent(socket));
  expect(written.join('')).toBe(expected);
  expect(`${inspect(result)}\n`).toBe(expected);
});

test('factory: the default socket of LXD, and one that is not there', () => {
  const usual = '/var/lib/lxd/unix.socket';
  if (existsSync(usual)) expect(LxdApi.factory()).toBeInstanceOf(LxdApi);
  else expect(() => LxdApi.factory()).toThrow(`Socket ${usual} does not exist`);
  expect(() => LxdApi.factory({ endpoint: '/no/such.socket' })).toThrow(ClientError);
  expect(() => LxdApi.factory({ endpoint: '/no/such.socket' })).toThrow(
    'Socket /no/such.socket does not exist',
  );
});

test('factory: endpoint or baseUrl, with or without a slash at its end, but not both', async () => {
  const { endpoint, paths } = await apiOf(anything);
  const api = LxdApi.factory({ baseUrl: `${endpoint}/` });
  stop.push(() => api.close());
  await api.get('operations');
  expect(paths()).toEqual(['/1.0/operations']);
  const both = { endpoint, baseUrl: endpoint };
  expect(() => LxdApi.factory(both)).toThrow('give one of endpoint and baseUrl');
  expect(() => LxdApi.factory({ baseUrl: 'http://example.com:12345' })['1.0']).not.toThrow();
});

test('paths: below the version, below a place, or absolute', async () => {
  const { api } = await apiOf(anything);
  const cases: [LxdApi, string | undefined, string][] = [
    [api, undefined, '/1.0'],
    [api, '', '/1.0'],
    [api, 'images', '/1.0/images'],
    [api, '/images', '/images'],
    [api, '?recursion=1', '/1.0?recursion=1'],
    [api['1.0'], 'images', '/1.0/images'],
    [api['2.0']!, 'images', '/2.0/images'],
    [api.images, undefined, '/1.0/images'],
    [api.images, 'aliases/a', '/1.0/images/aliases/a'],
    [api.forUrl('/1.0/operations/x?project=p'), undefined, '/1.0/operations/x?project=p'],
    [api.forUrl('/1.0/operations/x?project=p').wait, undefined, '/1.0/operations/x/wait?project=p'],
    [api.at('images', 'aliases', 'a/b c'), undefined, '/1.0/images/aliases/a%2Fb%20c'],
    [api.at(), undefined, '/1.0'],
  ];
  for (const [place, url, path] of cases) expect(await place.formatUrl(url)).toBe(path);
});

test('another version is the default when it is said so, at any depth', async () => {
  const { api, paths } = await apiOf(anything, { defaultVersion: '1.1', defaultTimeout: 7 });
  await api.get('images');
  await api.images.aliases.get();
  expect(paths()).toEqual(['/1.1/images', '/1.1/images/aliases']);
  expect(api.images.aliases.defaultTimeout).toBe(7);
});

test('traversal sends nothing, and can be awaited by mistake', async () => {
  const { api, daemon } = await apiOf(anything);
  const place: unknown = await Promise.resolve(api.containers['a']);
  expect(place).toBeInstanceOf(LxdApi);
  expect(daemon.requests).toEqual([]);
});

test('names that the API has itself are reached by at(); those that would climb are refused', async () => {
  const { api, paths } = await apiOf(anything);
  for (const name of ['get', 'then', 'constructor', 'client'])
    await api.at('containers', name, 'state').get();
  expect(paths()).toEqual([
    '/1.0/containers/get/state',
    '/1.0/containers/then/state',
    '/1.0/containers/constructor/state',
    '/1.0/containers/client/state',
  ]);
  for (const name of ['', '.', '..', 'a\n'])
    await expect(api.at('containers', name).delete()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(paths()).toHaveLength(4);
});

test('verbs: JSON as the first argument, or a path and options', async () => {
  const { api, daemon } = await apiOf(anything);
  await api.images.post({ a: 1 });
  await api.put('images', { json: { b: 2 }, headers: { 'if-match': 'x' }, query: { c: '3' } });
  await api.patch('images', { body: 'text' });
  await api.images.delete({ headers: { 'if-match': 'y' } });
  await api.request('OPTIONS', 'images');
  await api.images.get({ query: { recursion: 1 } });
  expect(daemon.requests.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
    'POST /1.0/images {"a":1}',
    'PUT /1.0/images?c=3 {"b":2}',
    'PATCH /1.0/images text',
    'DELETE /1.0/images ',
    'OPTIONS /1.0/images ',
    'GET /1.0/images?recursion=1 ',
  ]);
  expect(daemon.requests[1]?.headers['if-match']).toBe('x');
  expect(daemon.requests[3]?.headers['if-match']).toBe('y');
});

test('a failed operation within whatever metadata is an exception in its words', async () => {
  const { api } = await apiOf(() =>
    sync({
      status_code: 103,
      metadata: { metadata: { status_code: 400, err: 'deep down', status: 'Failure' } },
    }),
  );
  const error = await failureOf(api.get('operations/x'));
  expect(error.message).toMatch(/^GET http:\S+\/1\.0\/operations\/x deep down$/);
  expect(error).toMatchObject({ status: 400, code: 'OPERATION_FAILED' });
});

test('metadata without a failure, of whatever shape, is none', async () => {
  for (const metadata of [null, [], ['a'], 'text', { status_code: 103, metadata: [{ status_code: 400 }] }]) {
    const { api } = await apiOf(() => sync(metadata));
    expect((await api.get('x')).metadata).toEqual(metadata);
  }
});

test('an exception that is made of a result alone tells all of it', async () => {
  const { api } = await apiOf(() => sync({ name: 'web-1' }));
  const error = new ApiException(await api.get('containers/web-1'));
  expect(error.message).toContain('"name": "web-1"');
  expect(error).toMatchObject({ code: 'OPERATION_FAILED', status: 200 });
  expect(Object.keys(error)).not.toContain('result');
});

test('what is no JSON though it says so is an exception with the answer', async () => {
  const { api } = await apiOf(() => ({ body: '{"type":' }));
  const error = await failureOf(api.get('x'));
  expect(error).toMatchObject({ code: 'PARSE', status: 200 });
  expect(Buffer.from(error.result.response.body).toString()).toBe('{"type":');
});

test('a daemon that is busy is asked again, and is an exception with its answer in the end', async () => {
  const { api, daemon } = await apiOf(() => failure(503, 'LXD is shutting down'), {
    retry: { limit: 1, minDelay: 1 },
  });
  const error = await failureOf(api.get('x'));
  expect(error).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect(error.message).toMatch(/^GET \S+ LXD is shutting down$/);
  expect(error.result.get('error_code')).toBe(503);
  expect(daemon.requests).toHaveLength(2);
});

test('no answer is no exception of the API, but a ClientError', async () => {
  const { api } = await apiOf(() => hangUp);
  const error: unknown = await api.images.post({}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'CONNECTION' });
  expect(error).not.toBeInstanceOf(ApiException);
});

/** A daemon whose operation ends as it is told to. */
function withOperation(wait: Handle, look: Handle = () => undefined): Handle {
  return (got) => {
    if (got.method === 'PUT') return async(operationJson('Running'));
    return got.path.includes('/wait') ? wait(got) : look(got);
  };
}

test('newer daemons tell a wait that ran out of time as an error inside an HTTP 200', async () => {
  const late = failure(500, 'context deadline exceeded', 200);
  const { api } = await apiOf(
    withOperation(
      () => late,
      () => sync(operationJson('Running')),
    ),
  );
  const error = await failureOf((await api.put('x')).wait(0));
  expect(error).toMatchObject({ code: 'TIMEOUT' });
  expect(error.message).toContain('still Running: Starting instance after 0 s');
  expect(error.result.metadata).toMatchObject({ status: 'Running' });
});

test('newer daemons tell a failure in the same way: it is told by the wait, with what it said', async () => {
  const failed = failure(400, 'no such network', 200);
  for (const look of [() => sync(operationJson('Failure', { err: 'no' })), () => undefined]) {
    const { api } = await apiOf(withOperation(() => failed, look));
    const error = await failureOf((await api.put('x')).wait());
    expect(error.message).toMatch(/^GET \S+\/wait\?timeout=30 no such network$/);
    expect(error).toMatchObject({ status: 400, code: 'OPERATION_FAILED' });
  }
});

test('an operation that the daemon has forgotten is an ApiNotFoundException', async () => {
  const { api } = await apiOf(withOperation(() => undefined));
  await expect((await api.put('x')).wait()).rejects.toBeInstanceOf(ApiNotFoundException);
});

test('a daemon that goes away in mid-wait is CONNECTION, and the wait can be taken up again', async () => {
  let isAway = true;
  const { api } = await apiOf(
    withOperation(() => (isAway ? hangUp : sync(operationJson('Success')))),
    { retry: false },
  );
  const result = await api.put('x');
  await expect(result.wait()).rejects.toMatchObject({ code: 'CONNECTION' });
  isAway = false;
  expect((await result.wait()).metadata).toMatchObject({ status: 'Success' });
});

test('a long wait is made of shorter ones, and each says how long it is', async () => {
  let asked = 0;
  const { api, paths } = await apiOf(
    withOperation(() => sync(operationJson(++asked < 3 ? 'Running' : 'Success'))),
  );
  expect((await (await api.put('x')).wait(Infinity)).metadata).toMatchObject({ status: 'Success' });
  const wait = '/1.0/operations/f2421633-be25-4693-a04b-86660f6bae64/wait?timeout=30';
  expect(paths().slice(1)).toEqual([wait, wait, wait]);
});

test('a time that is none is refused', async () => {
  const { api, daemon } = await apiOf(withOperation(() => sync(operationJson('Success'))));
  const result = await api.put('x');
  for (const timeout of [-1, NaN, 'soon' as unknown as number])
    await expect(result.wait(timeout)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(daemon.requests).toHaveLength(1);
});

/** A daemon that no longer knows containers. */
const modern: Handle = ({ path, method }) => {
  if (!path.startsWith('/1.0/instances')) return undefined;
  return path === '/1.0/instances/none' || method === 'DELETE'
    ? undefined
    : sync(instanceJson('a', 'Stopped'));
};

test('containers go as instances to a server that has no such name, which is asked once', async () => {
  const { api, paths } = await apiOf(modern);
  const result: ApiResult = await api.get('containers/a?recursion=1');
  expect(result.request.url).toMatch(/\/1\.0\/instances\/a\?recursion=1$/);
  await api.containers['a']!.state.put({ action: 'start' });
  await expect(api.containers['none']!.get()).rejects.toBeInstanceOf(ApiNotFoundException);
  expect(paths()).toEqual([
    '/1.0/containers/a?recursion=1',
    '/1.0/containers',
    '/1.0/instances/a?recursion=1',
    '/1.0/instances/a/state',
    '/1.0/instances/none',
  ]);
});

test('a container that is not there is looked for under one name, where the server has both', async () => {
  const { api, paths } = await apiOf(({ path }) => (path === '/1.0/containers' ? sync([]) : undefined));
  for (let time = 0; time < 2; time++) await expect(api.containers['a']!.get()).rejects.toThrow();
  expect(paths()).toEqual(['/1.0/containers/a', '/1.0/containers', '/1.0/containers/a']);
});

test('what can be sent only once is not sent to a name that the server may not have', async () => {
  const { api, daemon } = await apiOf(modern);
  await api.containers.post(undefined, { body: Readable.from(['all of it']) });
  expect(daemon.requests.map(({ path, body }) => `${path} ${body}`)).toEqual([
    '/1.0/containers ',
    '/1.0/instances all of it',
  ]);
});

test('secrets that were sent are masked wherever they come back', async () => {
  const written: string[] = [];
  const secret = 'correct-horse-battery';
  const { api } = await apiOf(() => failure(400, `no: ${secret}`), {
    debug: { write: (text) => written.push(text) },
  });
  const error = await failureOf(api.certificates.post({ type: 'client', password: secret }));
  const { result } = error;
  const texts = [
    error.message,
    inspect(error),
    JSON.stringify(error),
    inspect(result),
    JSON.stringify(result),
  ];
  for (const text of [...texts, ...written]) expect(text).not.toContain(secret);
  expect(result.get('error')).toBe(`no: ${secret}`);
});

test('an image is sent with its length, under the headers that the server has', async () => {
  const path = join(await folder(), 'image');
  await writeFile(path, 'x'.repeat(200_000));
  const fingerprint = await imageGetFingerprint(path);
  const server = (environment: object): Handle => {
    return ({ path, method }) => {
      if (path === '/1.0') return sync({ environment });
      return method === 'POST' ? sync({}) : undefined;
    };
  };
  for (const [environment, header] of [
    [{ server: 'lxd' }, 'x-lxd-public'],
    [{ server: 'incus' }, 'x-incus-public'],
  ] as const) {
    const { api, daemon } = await apiOf(server(environment));
    expect(await imagePresent(api, path, fingerprint)).toBe(true);
    const { headers, body } = daemon.requests.at(-1)!;
    expect(body).toHaveLength(200_000);
    expect(headers).toMatchObject({
      [header]: '1',
      'content-length': '200000',
      'content-type': 'application/octet-stream',
    });
  }
});

test('an image that somebody else has brought meanwhile is there', async () => {
  const path = join(await folder(), 'image');
  await writeFile(path, 'x');
  const { api } = await apiOf(({ path, method }) => {
    if (path === '/1.0') return sync({});
    return method === 'POST' ? failure(400, 'Image with same fingerprint already exists') : undefined;
  });
  expect(await imagePresent(api, path)).toBe(false);
});

test('places of an API have a type at each step', () => {
  const api = {} as LxdApiPath;
  const typed = (): LxdApiPath[] => [api.containers, api['storage-pools'].volumes.custom, api['1.0'].images];
  expect(typed).toBeInstanceOf(Function);
});
