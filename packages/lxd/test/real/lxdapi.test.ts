import { inspect } from 'node:util';
import { ClientError } from '@leister/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiException, ApiNotFoundException, type ApiResult, LxdApi } from '../../src/index.js';
import { containersWord, httpsApi, printed, smallContainer, socketApi } from '../support/api-peer.js';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeDaemons, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

describeDaemons('lxdapi on a real daemon', (peer) => {
  const client = socketClient(peer);
  const bin = new Bin(client);
  const name = bin.server(uniqueName('api'));
  const written: string[] = [];
  const api = socketApi(peer, { debug: { write: (text) => written.push(text) } })['1.0'];
  let word = 'containers';

  beforeAll(async () => {
    await (await api.containers.post(smallContainer(peer, name))).wait();
    await (await api.containers[name]!.state.put({ action: 'start' })).wait();
    await untilBooted(client, name);
    word = await containersWord(api);
  }, slow);
  afterAll(async () => {
    await bin.empty();
    await client.close();
    await api.close();
  }, slow);

  async function failureOf(work: Promise<unknown>): Promise<ApiException> {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ApiException);
    return error as ApiException;
  }

  test("seed: api['containers'][name].get()", async () => {
    const result = await api['containers'][name]!.get<{ name: string }>();
    expect(result.metadata.name).toBe(name);
    expect(result.request).toMatchObject({ method: 'GET', url: `${printed(peer)}/1.0/${word}/${name}` });
    expect(result.response.status).toBe(200);
    expect(result.get('type')).toBe('sync');
    expect(result.get('nothing', 'else')).toBe('else');
    expect(result.data).toMatchObject({ type: 'sync', metadata: { name } });
  });

  test(
    'seed: the state of a container is put, and waited for',
    async () => {
      const container = await (
        await api['containers'][name]!['state'].put({ action: 'stop', timeout: api.defaultTimeout })
      ).wait();
      expect(container.metadata).toMatchObject({ status: 'Success', status_code: 200 });
      expect(await api.at('containers', name, 'state').get()).toMatchObject({
        metadata: { status: 'Stopped' },
      });
      await (await api.containers[name]!.state.put({ action: 'start' })).wait();
      await untilBooted(client, name);
    },
    slow,
  );

  test('seed: forUrl() leads to the absolute URL of an operation', async () => {
    const freeze = await api.containers[name]!.state.put({ action: 'freeze' });
    const operation = String(freeze.get('operation'));
    const result = await api.forUrl(operation + '/wait').get();
    expect(result.metadata).toMatchObject({ id: operation.split('/').pop(), status: 'Success' });
    await (await api.containers[name]!.state.put({ action: 'unfreeze' })).wait();
  });

  test('seed: a local socket, a remote server, and a path with and without a version', async () => {
    const root = LxdApi.factory({ endpoint: peer.socket });
    const version = (result: ApiResult): unknown => result.request.url;
    expect(version(await root.get('operations'))).toBe(`${printed(peer)}/1.0/operations`);
    expect(version(await root.get('/1.0/operations'))).toBe(`${printed(peer)}/1.0/operations`);
    expect(version(await root.operations.get())).toBe(`${printed(peer)}/1.0/operations`);
    expect((await root.get('/')).metadata).toContain('/1.0');
    await root.close();
    const remote = httpsApi(peer)['1.0'];
    expect((await remote.containers[name]!.get<{ name: string }>()).metadata.name).toBe(name);
    await remote.close();
  });

  test(
    "seed: api.post('images', json).wait() makes an image",
    async () => {
      const stopped = bin.server(uniqueName('api'));
      const alias = bin.image(uniqueName('image'));
      const root = socketApi(peer);
      await (await root.post('containers', { json: smallContainer(peer, stopped) })).wait();
      const source = { type: word === 'containers' ? 'container' : 'instance', name: stopped };
      const done = await (await root.post('images', { json: { source, aliases: [{ name: alias }] } })).wait();
      const { metadata } = done.metadata as { metadata: { fingerprint: string } };
      const { target } = (await root.get<{ target: string }>(`images/aliases/${alias}`)).metadata;
      expect(target).toBe(metadata.fingerprint);
      await root.close();
    },
    slow,
  );

  test('seed: a failed operation is an ApiException with the URL and the words of the daemon', async () => {
    const error = await failureOf(
      (async () => (await api.containers.post(smallContainer(peer, name))).wait())(),
    );
    const [, url, said] =
      /^ApiException: GET (http\+unix:\S+\/1\.0\/operations\/[0-9a-f-]{36}\/wait\?timeout=30) (.+)$/.exec(
        String(error),
      ) ?? [];
    expect(url?.startsWith(`${printed(peer)}/1.0/operations/`)).toBe(true);
    expect(said).toMatch(/already exists|UNIQUE constraint failed/);
    expect(error.code).toBe('CONFLICT');
    expect(error.result.request.url).toBe(url);
    expect(error).toBeInstanceOf(ClientError);
  });

  test('seed: the print-out of a PUT, character for character', async () => {
    written.length = 0;
    const result = await api.containers[name]!.state.put({ action: 'freeze', timeout: 30 });
    const expected = [
      `PUT ${printed(peer)}/1.0/${word}/${name}/state`,
      '{',
      '        "action": "freeze",',
      '        "timeout": 30',
      '} HTTP/202',
      JSON.stringify(result.data, null, 8),
    ].join('\n');
    expect(written).toEqual([`${expected}\n`]);
    expect(`${result.requestSummary()} ${result.responseSummary()}`).toBe(expected);
    expect(inspect(result)).toBe(expected);
    await result.wait();
    await (await api.containers[name]!.state.put({ action: 'unfreeze' })).wait();
  });

  test('what is not there is an ApiNotFoundException, and is printed before it is thrown', async () => {
    written.length = 0;
    const error = await failureOf(api.get('containers/no-such-container'));
    expect(error).toBeInstanceOf(ApiNotFoundException);
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const said = String(error.result.get('error'));
    expect(said).toMatch(/not found/);
    expect(error.message).toBe(`GET ${printed(peer)}/1.0/${word}/no-such-container ${said}`);
    expect(written.join('')).toContain('HTTP/404');
    expect(error.result.response.status).toBe(404);
  });

  test('a bad request is an ApiException with the words of the daemon', async () => {
    const error = await failureOf(api.containers[name]!.state.put({ action: 'dance' }));
    expect(error).not.toBeInstanceOf(ApiNotFoundException);
    expect(error).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(error.message).toMatch(/^PUT http\+unix:\S+\/state .*dance/);
  });

  test('PATCH changes what it names, PUT replaces the whole, DELETE takes it away', async () => {
    const profile = uniqueName('profile');
    await api.profiles.post({ name: profile, config: { 'limits.cpu': '1' }, description: 'first' });
    const place = api.profiles[profile]!;
    await (await place.patch({ config: { 'limits.memory': '64MiB' } })).wait();
    expect(await place.get()).toMatchObject({
      metadata: { config: { 'limits.cpu': '1', 'limits.memory': '64MiB' } },
    });
    await (await place.put({ config: {}, description: 'second' })).wait();
    expect(await place.get()).toMatchObject({ metadata: { config: {}, description: 'second' } });
    await (await place.delete()).wait();
    await expect(place.get()).rejects.toBeInstanceOf(ApiNotFoundException);
  });

  test('what was done at once is not waited for', async () => {
    const result = await api.get('profiles/default');
    expect(await result.wait()).toBe(result);
  });

  /** Begins what takes the daemon three seconds, whatever else the machine has to do. */
  const begin = (): Promise<ApiResult> => api.containers[name]!.exec.post({ command: ['sleep', '3'] });

  test(
    'a wait that runs out of time is an error, and its result can be waited for again',
    async () => {
      const sleeping = await begin();
      const looked = await failureOf(sleeping.wait(0));
      expect(looked).toMatchObject({ code: 'TIMEOUT' });
      expect(looked.message).toContain('still Running: Executing command after 0 s');
      const error = await failureOf(sleeping.wait(1));
      expect(error.message).toContain('after 1 s');
      const end = await error.result.wait(Infinity);
      expect(end.metadata).toMatchObject({ status: 'Success', metadata: { return: 0 } });
    },
    slow,
  );

  test(
    'a wait ends with its signal',
    async () => {
      const sleeping = await begin();
      const signal = AbortSignal.timeout(300);
      await expect(sleeping.wait(30, { signal })).rejects.toMatchObject({ code: 'TIMEOUT', status: 0 });
      await sleeping.wait();
    },
    slow,
  );

  test('a file is sent as it is, and what is no JSON comes as its bytes', async () => {
    const body = new Uint8Array([0, 1, 254, 255]);
    await api.containers[name]!.files.post(undefined, { query: { path: '/root/blob' }, body });
    const file = await api.containers[name]!.files.get({ query: { path: '/root/blob' } });
    expect([...(file.data as Uint8Array)]).toEqual([0, 1, 254, 255]);
    expect(file.responseSummary()).toBe('HTTP/200\n(4 bytes)');
    expect(file.metadata).toBeUndefined();
    const folder = await api.containers[name]!.files.get({ query: { path: '/root' } });
    expect(folder.metadata).toContain('blob');
  });

  test('secrets of an operation are in the data, and in nothing that is printed', async () => {
    written.length = 0;
    const json = { command: ['true'], 'wait-for-websocket': true };
    const exec = await api.containers[name]!.exec.post(json);
    const { fds } = (exec.metadata as { metadata: { fds: Record<string, string> } }).metadata;
    const secret = fds['0'] ?? '';
    expect(secret.length).toBeGreaterThan(20);
    for (const text of [...written, exec.responseSummary(), inspect(exec), JSON.stringify(exec)])
      expect(text).not.toContain(secret);
    // Nobody connects to it.
    await api
      .forUrl(String(exec.get('operation')))
      .delete()
      .catch(() => undefined);
  });

  test('an API upon a client that is there already, of another project', async () => {
    const project = uniqueName('project');
    await client.post('/1.0/projects', { json: { name: project, config: { 'features.images': 'false' } } });
    const other = new LxdApi(client.with({ project }));
    expect((await other.at('instances').get()).metadata).toEqual([]);
    expect((await new LxdApi(client).at('instances').get<string[]>()).metadata).toContain(
      `/1.0/instances/${name}`,
    );
    await client.delete(`/1.0/projects/${project}`);
  });
});
