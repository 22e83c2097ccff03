import { inspect } from 'node:util';
import { OrchestratorClient } from '@leister/orchestrator';
import { ClientError } from '@leister/rest';
import { afterEach, describe, expect, test } from 'vitest';
import { startRaw } from '../../../test/support/loopback.js';
import { closeAll, failureOf, node, pairOf, refusal } from './support/recorded.js';

afterEach(closeAll);

const noNodes = { body: { nodes: [], status: 'ok' } };

describe('the endpoint', () => {
  test.each([
    ['', undefined, '/api/v1/nodes'],
    ['/', undefined, '/api/v1/nodes'],
    ['/api', undefined, '/api/v1/nodes'],
    ['/api/v1', undefined, '/api/v1/nodes'],
    ['/api/v1/', 'v1', '/api/v1/nodes'],
    ['/behind/here', undefined, '/behind/here/api/v1/nodes'],
    ['', 'v2', '/api/v2/nodes'],
    ['/api/v2', undefined, '/api/v2/nodes'],
  ])('%j, version %s: %s', async (path, version, asked) => {
    const { server } = await pairOf(() => noNodes);
    const where = server.url + path;
    for (const endpoint of [where, () => Promise.resolve(where)]) {
      const client = new OrchestratorClient({ endpoint, version });
      await client.listNodes();
      await client.close();
    }
    expect(server.requests.map(({ url }) => url)).toEqual([asked, asked]);
  });

  test('a host called api or v1 is a host', async () => {
    for (const host of ['api', 'v1']) {
      const error = await failureOf(
        new OrchestratorClient({ endpoint: `http://${host}:1`, retry: false, timeout: 5_000 }).listNodes(),
      );
      expect(error.request?.url).toBe(`http://${host}:1/api/v1/nodes`);
    }
  });

  test.each([
    [{ endpoint: 'http://x/api/v1', version: 'v2' }, /names version v1/],
    [{ endpoint: 'http://x', version: '1' }, /a version .* is written as v1/],
    [{ endpoint: 'http://x', version: '../v1' }, /a version/],
    [{ endpoint: 'ftp://x' }, /endpoint/],
    [{}, /needs an endpoint/],
    [{ endpoint: 'http://x', cloud: '' }, /identifier/],
    [{ endpoint: 'http://x', token: 't', login: { username: 'a', password: 'b' } }, /one of them/],
    [{ endpoint: 'http://x', login: { username: 'a', password: '' } }, /a login needs a password/],
  ])('%j is refused', (options, message) => {
    const make = (): unknown => new OrchestratorClient(options as never);
    expect(make).toThrow(message);
    expect(make).toThrow(ClientError);
  });
});

describe('who calls', () => {
  const token = 'token-of-ann';
  const users = { 'POST /api/v1/auth': { body: { status: 'ok', status_code: 200, token } } };

  test('a token goes in its header', async () => {
    const { client, server } = await pairOf(() => noNodes, { token });
    await client.listNodes();
    expect(server.requests[0]?.headers['x-auth-token']).toBe(token);
  });

  test('without one nothing is said', async () => {
    const { client, server } = await pairOf(() => noNodes);
    await client.listNodes();
    expect(server.requests[0]?.headers).not.toHaveProperty('x-auth-token');
  });

  test('login() changes a name and a password for a token, which is no news to any log', async () => {
    const lines: string[] = [];
    const { client, asked } = await pairOf(() => users['POST /api/v1/auth'], {
      log: { write: (line) => void lines.push(line), headers: true, bodies: true },
    });
    expect(await client.login({ username: 'ann', password: 'open-sesame' })).toEqual({ token });
    expect(asked()).toEqual(['POST /auth {"username":"ann","password":"open-sesame"}']);
    expect(lines.join('\n')).toContain('ann');
    expect(lines.join('\n')).not.toMatch(/open-sesame|token-of-ann/);
  });

  test('a wrong password is FORBIDDEN, and is not repeated', async () => {
    const { client } = await pairOf(() => refusal(403, 'Forbidden'));
    const error = await failureOf(client.login({ username: 'ann', password: 'open-sesame' }));
    expect(error).toMatchObject({ code: 'FORBIDDEN', kind: 'forbidden' });
    expect(inspect(error, { depth: 9 })).not.toContain('open-sesame');
  });

  test('an answer without a token is PARSE', async () => {
    const { client } = await pairOf(() => ({ body: { status: 'ok' } }));
    expect(await failureOf(client.login({ username: 'a', password: 'b' }))).toMatchObject({ code: 'PARSE' });
  });

  test('a client with a login logs in once, however many calls there are', async () => {
    const { client, server, asked } = await pairOf(
      ({ url }) => (url.endsWith('/auth') ? users['POST /api/v1/auth'] : noNodes),
      { login: { username: 'ann', password: 'open-sesame' } },
    );
    await Promise.all([client.listNodes(), client.with({ cloud: 'north' }).listNodes()]);
    await client.listNodes();
    expect(asked().filter((line) => line.startsWith('POST /auth'))).toHaveLength(1);
    const sent = server.requests.filter(({ url }) => !url.endsWith('/auth'));
    expect(sent.map(({ headers }) => headers['x-auth-token'])).toEqual([token, token, token]);
    expect(inspect(client, { depth: 9, showHidden: true })).not.toMatch(/open-sesame|token-of-ann/);
  });

  test('login() of a client with a login of its own is asked once, and ends no token', async () => {
    const { client, asked } = await pairOf(
      ({ url, body }) => {
        if (!url.endsWith('/auth')) return noNodes;
        return String(body).includes('wrong') ? refusal(403, 'Forbidden') : users['POST /api/v1/auth'];
      },
      { login: { username: 'ann', password: 'open-sesame' } },
    );
    await client.listNodes();
    const error = await failureOf(client.login({ username: 'bob', password: 'wrong' }));
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
    await client.listNodes();
    expect(asked()).toEqual([
      expect.stringMatching(/^POST .*ann/),
      'GET /nodes',
      expect.stringMatching(/^POST .*bob/),
      'GET /nodes',
    ]);
  });

  test.each([
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
  ])('a token that is not good any more (%i) is changed for another, once for all', async (status, code) => {
    let issued = 0;
    let good = 'token-1';
    const { client, asked } = await pairOf(
      ({ url, headers }) => {
        if (url.endsWith('/auth')) return { body: { token: `token-${++issued}` } };
        return headers['x-auth-token'] === good ? noNodes : refusal(status, 'Forbidden');
      },
      { login: { username: 'ann', password: 'open-sesame' } },
    );
    await client.listNodes();
    good = 'token-2';
    await Promise.all([client.listNodes(), client.listNodes(), client.listNodes()]);
    expect(issued).toBe(2);
    good = 'none';
    expect(await failureOf(client.listNodes())).toMatchObject({ code });
    expect(issued).toBe(3);
    expect(asked().filter((line) => line.startsWith('POST /auth'))).toHaveLength(3);
  });

  test('a 403 of the cloud behind is no fault of the token', async () => {
    const { client, asked } = await pairOf(
      ({ method, url }) => {
        if (url.endsWith('/auth')) return users['POST /api/v1/auth'];
        return method === 'GET' ? noNodes : refusal(403, 'Policy does not allow this to be performed.');
      },
      { login: { username: 'ann', password: 'open-sesame' } },
    );
    await client.listNodes();
    expect(await failureOf(client.releaseVm({ node: '1' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(asked()).toEqual([expect.stringMatching(/^POST/), 'GET /nodes', expect.stringMatching(/^PUT/)]);
  });

  test('a login that fails fails the call, and the next call tries it again', async () => {
    let refuse = true;
    const { client } = await pairOf(
      ({ url }) => {
        if (!url.endsWith('/auth')) return noNodes;
        return refuse ? refusal(403, 'Forbidden') : users['POST /api/v1/auth'];
      },
      { login: { username: 'ann', password: 'open-sesame' } },
    );
    const error = await failureOf(client.listNodes());
    expect(error).toMatchObject({ code: 'FORBIDDEN', request: { method: 'POST' } });
    refuse = false;
    expect(await client.listNodes()).toEqual([]);
  });
});

describe('the session cookie', () => {
  test('is kept, and sent back', async () => {
    const { client, server } = await pairOf(({ headers }) =>
      headers.cookie === undefined
        ? { ...noNodes, headers: { 'set-cookie': 'session=abc.def; HttpOnly; Path=/' } }
        : noNodes,
    );
    await client.listNodes();
    await client.with({ cloud: 'north' }).listNodes();
    await client.ping();
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'session=abc.def',
      'session=abc.def',
    ]);
  });

  test('comes with an error as well', async () => {
    const { client, server } = await pairOf(() => ({
      ...refusal(500, 'Cloud not valid or wrong path'),
      headers: { 'set-cookie': 'session=abc; Path=/' },
    }));
    await failureOf(client.listNodes());
    await failureOf(client.listNodes());
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'session=abc']);
  });

  test('that makes no sense is no failure', async () => {
    const headers = { 'set-cookie': ['', '=', 'a=b; Domain=example.org', 'kept=yes; Path=/'] };
    const { client, server } = await pairOf(() => ({ ...noNodes, headers }));
    await client.listNodes();
    await client.listNodes();
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'kept=yes']);
  });
});

describe('requests', () => {
  test('those that change something have a body, and say that it is JSON', async () => {
    const { client, server } = await pairOf(({ url }) => ({
      body: url.includes('start') ? { nodes: node } : { result: 'done', token: 't' },
    }));
    await client.startVm({ name: 'a', image: '1', size: '1' });
    await client.stopVm({ node: '1' });
    await client.assignVm({ node: '1', user: 'u', vmType: 't' });
    await client.releaseVm({ emulate: true });
    await client.login({ username: 'a', password: 'b' });
    for (const { headers, body } of server.requests) {
      expect(headers['content-type']).toBe('application/json');
      expect(Number(headers['content-length'])).toBe(body.length);
      expect(body.length).toBeGreaterThan(1);
    }
  });

  test.each([502, 503, 504])(
    'an answer of %i is asked for again only where something is read',
    async (status) => {
      let first = true;
      const { client, asked } = await pairOf(({ method }) => {
        const isFirst = first;
        first = false;
        return isFirst
          ? { status }
          : { body: method === 'GET' ? { nodes: [] } : { result: 'done', nodes: node } };
      });
      expect(await client.listNodes()).toEqual([]);
      expect(asked()).toEqual(['GET /nodes', 'GET /nodes']);
      for (const call of [
        () => client.startVm({ name: 'a', image: '1', size: '1' }),
        () => client.stopVm({ node: '1' }),
        () => client.assignVm({ node: '1', user: 'u', vmType: 't' }),
        () => client.releaseVm({ node: '1' }),
        () => client.createServer({ name: 'a', imageId: '1', flavorId: '1' }),
        () => client.deleteServer('1'),
      ]) {
        first = true;
        const before = asked().length;
        expect(await failureOf(call())).toMatchObject({ code: 'UNAVAILABLE' });
        expect(asked()).toHaveLength(before + 1);
      }
    },
  );

  test('a connection that breaks off in the middle of a change is not made again', async () => {
    const { client, asked } = await pairOf((_, response) => void response.destroy());
    expect(await failureOf(client.startVm({ name: 'a', image: '1', size: '1' }))).toMatchObject({
      code: 'CONNECTION',
    });
    expect(await failureOf(client.releaseVm({ node: '1' }))).toMatchObject({ code: 'CONNECTION' });
    expect(asked()).toHaveLength(2);
  });

  test('what was turned away unread (429) is sent again', async () => {
    let first = true;
    const { client, asked } = await pairOf(() => {
      const answer = first ? { status: 429 } : { body: { result: 'Node 1 deleted' } };
      first = false;
      return answer;
    });
    await client.stopVm({ node: '1' });
    expect(asked()).toHaveLength(2);
  });

  test('a release may be given its own time, and be given up', async () => {
    const { client, asked } = await pairOf(() => new Promise<void>(() => undefined));
    const late = failureOf(client.releaseVm({ node: '1' }, { timeout: 30 }));
    expect(await late).toMatchObject({ code: 'TIMEOUT' });
    const stop = new AbortController();
    const aborted = failureOf(client.releaseVm({ node: '1' }, { signal: stop.signal }));
    stop.abort();
    expect(await aborted).toMatchObject({ code: 'ABORTED' });
    expect(asked().length).toBeLessThanOrEqual(2);
  });
});

describe('ping', () => {
  test('asks the root of the API', async () => {
    const { client, asked } = await pairOf(() => ({ body: { status: 'ok' } }), { cloud: 'north' });
    expect(await client.ping()).toEqual({ raw: { status: 'ok' } });
    expect(asked()).toEqual(['GET /']);
  });

  test('is content with the "Dev" of version 2', async () => {
    const { client } = await pairOf(() => ({ body: 'Dev' }), { version: 'v2' });
    expect(await client.ping()).toEqual({ raw: 'Dev' });
  });

  test('is not content with something else', async () => {
    const { client } = await pairOf(() => ({
      headers: { 'content-type': 'text/html' },
      body: '<h1>Router</h1>',
    }));
    expect(await failureOf(client.ping())).toMatchObject({ code: 'PARSE' });
    const { client: lost } = await pairOf(() => ({ status: 404, body: { message: 'Page not found' } }));
    expect(await failureOf(lost.ping())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('servers of either kind', () => {
  const body = JSON.stringify({ nodes: [node], status: 'ok' }, undefined, 2);

  test('HTTP/1.0, which closes after each answer', async () => {
    let connections = 0;
    const server = await startRaw((socket) => {
      connections++;
      socket.once('data', () => {
        const head = `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
        socket.end(`${head}\r\nServer: Werkzeug/0.9.1 Python/2.7.3\r\n\r\n${body}`);
      });
    });
    const client = new OrchestratorClient({ endpoint: server.url });
    for (let i = 0; i < 3; i++) expect(await client.listNodes()).toHaveLength(1);
    await client.close();
    await server.close();
    expect(connections).toBe(3);
  });

  test('HTTP/1.0 that does not say how long the answer is', async () => {
    const server = await startRaw((socket) => {
      socket.once('data', () =>
        socket.end(`HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${body}`),
      );
    });
    const client = new OrchestratorClient({ endpoint: server.url });
    expect(await client.listNodes()).toHaveLength(1);
    await client.close();
    await server.close();
  });

  test('HTTP/1.1, which keeps the connection', async () => {
    const { client, server } = await pairOf(() => ({ body: { nodes: [node] } }));
    for (let i = 0; i < 3; i++) await client.listNodes();
    expect(server.connections).toBe(1);
  });
});
