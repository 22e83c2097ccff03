import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ClientError,
  codeOfStatus,
  errorCodes,
  RestClient,
  tokenCredentials,
  WaitTimeout,
} from '@leister/rest';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

class Fault extends ClientError {
  readonly kind = 'fault';
}

/** The package a second time, as two versions of it may stand beside each other in one program. */
const otherCopy = async (): Promise<typeof ClientError> => {
  const url = new URL('../src/client-error.ts?another-copy', import.meta.url);
  return ((await import(url.href)) as { ClientError: typeof ClientError }).ClientError;
};

describe('instanceof', () => {
  test('holds across two copies of the package', async () => {
    const Other = await otherCopy();
    expect(Other).not.toBe(ClientError);
    const foreign = new Other('theirs', { status: 404 });
    expect(foreign instanceof ClientError).toBe(true);
    expect(new ClientError('ours') instanceof Other).toBe(true);
    expect(ClientError.from(foreign)).toBe(foreign);
  });

  test('asks a subclass by the prototype chain', async () => {
    const Other = await otherCopy();
    class TheirFault extends Other {}
    expect(new Fault('x') instanceof Fault).toBe(true);
    expect(new Fault('x') instanceof ClientError).toBe(true);
    expect(new ClientError('x') instanceof Fault).toBe(false);
    expect(new TheirFault('x') instanceof ClientError).toBe(true);
    expect(new TheirFault('x') instanceof Fault).toBe(false);
    expect(new WaitTimeout('x') instanceof Fault).toBe(false);
  });

  test.each([undefined, null, 5, 'text', {}, new Error('x'), { message: 'x', status: 1, details: [] }])(
    'says no to %j',
    (value) => {
      expect(value instanceof ClientError).toBe(false);
    },
  );
});

describe('what it is made of', () => {
  test('a message, a status, details and a code', () => {
    const error = new ClientError('no such server', { status: 404, details: ['looked everywhere'] });
    expect(error).toMatchObject({
      name: 'ClientError',
      message: 'no such server',
      status: 404,
      code: 'NOT_FOUND',
      details: ['looked everywhere'],
    });
    expect(error).toBeInstanceOf(Error);
    expect(new ClientError('x')).toMatchObject({ status: 0, details: [], code: 'CONNECTION' });
    expect(new ClientError('x', { status: NaN }).status).toBe(0);
  });

  test('only what is meant for everybody is enumerable', () => {
    const error = new Fault('x', {
      request: { method: 'GET', url: 'http://h/' },
      body: { password: 'hunter2' },
      cause: new Error('why'),
    });
    expect(Object.keys(error).sort()).toEqual(['code', 'details', 'kind', 'status']);
    expect(error.body).toEqual({ password: 'hunter2' });
  });

  test('a stack that begins with its own name', () => {
    expect(new Fault('x').stack).toMatch(/^Fault: x\n\s+at /);
    expect(String(new Fault('x'))).toBe('Fault: x');
  });

  test('details of its own: a list given is not kept', () => {
    const details = ['one'];
    const error = new ClientError('x', { details });
    details.push('two');
    expect(error.details).toEqual(['one']);
  });
});

describe('codes', () => {
  test.each([
    [400, 'BAD_REQUEST'],
    [401, 'UNAUTHORIZED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [406, 'BAD_REQUEST'],
    [407, 'UNAUTHORIZED'],
    [408, 'TIMEOUT'],
    [304, 'CONFLICT'],
    [409, 'CONFLICT'],
    [410, 'NOT_FOUND'],
    [412, 'CONFLICT'],
    [413, 'OVER_LIMIT'],
    [418, 'BAD_REQUEST'],
    [423, 'CONFLICT'],
    [428, 'CONFLICT'],
    [429, 'RATE_LIMITED'],
    [500, 'SERVER'],
    [501, 'SERVER'],
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [504, 'UNAVAILABLE'],
    [599, 'SERVER'],
  ])('%i is %s', (status, code) => {
    expect(codeOfStatus(status)).toBe(code);
    expect(new ClientError('x', { status }).code).toBe(code);
  });

  test('one that was given wins', () => {
    expect(new ClientError('x', { status: 409, code: 'OVER_LIMIT' }).code).toBe('OVER_LIMIT');
  });
});

describe('printing', () => {
  const error = new ClientError('no such server', {
    status: 404,
    details: ['looked everywhere'],
    request: { method: 'GET', url: 'http://h/servers/1', id: 'req-1' },
    body: { token: 'hunter2' },
    cause: new Error('the reason'),
  });

  test('as JSON', () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ClientError',
      message: 'no such server',
      status: 404,
      code: 'NOT_FOUND',
      details: ['looked everywhere'],
      request: { method: 'GET', url: 'http://h/servers/1', id: 'req-1' },
    });
  });

  test('to people: everything but the body', () => {
    const text = inspect(error);
    for (const part of [
      'ClientError: no such server',
      '404',
      'NOT_FOUND',
      'looked everywhere',
      'req-1',
      'the reason',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('hunter2');
    expect(inspect({ error }, { depth: 0 })).toContain('[ClientError: no such server]');
    expect(inspect([[[[error]]]])).not.toContain('hunter2');
  });
});

describe('from', () => {
  test('JSON that crossed a process', () => {
    const original = new ClientError('x', {
      status: 503,
      code: 'OPERATION_FAILED',
      details: ['d'],
      request: { method: 'GET', url: 'u' },
    });
    const rebuilt = ClientError.from(JSON.parse(JSON.stringify(original)));
    expect(rebuilt).toBeInstanceOf(ClientError);
    expect(rebuilt.toJSON()).toEqual(original.toJSON());
  });

  test('an error of somebody else, which becomes the cause', () => {
    const cause = new TypeError('not a function');
    expect(ClientError.from(cause)).toMatchObject({
      message: 'not a function',
      code: 'OPERATION_FAILED',
      status: 0,
      cause,
    });
  });

  test('an abort and a deadline', () => {
    expect(ClientError.from(new DOMException('stop', 'AbortError')).code).toBe('ABORTED');
    expect(ClientError.from(new DOMException('late', 'TimeoutError')).code).toBe('TIMEOUT');
  });

  test('several errors in one', () => {
    const several = new AggregateError([new Error('first'), 'second'], 'all failed');
    expect(ClientError.from(several)).toMatchObject({
      message: 'all failed',
      details: ['first', 'second'],
      cause: several,
    });
    expect(ClientError.from(new AggregateError([new Error('first'), new Error('second')]))).toMatchObject({
      message: 'first',
      details: ['second'],
    });
  });

  test('anything at all', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
        (value) => {
          const error = ClientError.from(value);
          expect(error).toBeInstanceOf(ClientError);
          expect(errorCodes).toContain(error.code);
          expect(Number.isInteger(error.status)).toBe(true);
          expect(error.details.every((detail) => typeof detail === 'string')).toBe(true);
          expect(typeof JSON.stringify(error)).toBe('string');
          expect(typeof inspect(error)).toBe('string');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a cause', () => {
  test('is never an error of the transport: it would print token and body', async () => {
    const client = new RestClient({
      endpoint: 'http://127.0.0.1:1',
      retry: false,
      credentials: tokenCredentials('hunter2'),
    });
    const error = await rejection(client.post('/x', { json: { password: 'hunter3' } }));
    const { cause } = error;
    expect(Object.keys(cause as object).sort()).toEqual(['address', 'code', 'errno', 'port', 'syscall']);
    expect(cause).toMatchObject({ code: 'ECONNREFUSED', address: '127.0.0.1', port: 1 });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('hunter');
  });

  test('of a host with several addresses is that of the first', async () => {
    const error = await rejection(new RestClient({ endpoint: 'http://localhost:1', retry: false }).get('/'));
    expect(error).toMatchObject({ code: 'CONNECTION', cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
    expect(error.message).toBe('cannot talk to http://localhost:1: connection refused');
    expect(error.cause).not.toBeInstanceOf(AggregateError);
  });
});

describe('where nobody answers', () => {
  test('a socket is told by its path', async () => {
    const client = new RestClient({ endpoint: '/nowhere/a b.socket', retry: false });
    const error = await rejection(client.get('/x'));
    expect(error.message).toBe('cannot talk to /nowhere/a b.socket: no such socket');
  });

  test('a server that another one redirected to is told, not that other', async () => {
    const server = await serve(() => ({
      status: 302,
      headers: { location: 'http://127.0.0.1:1/y' },
      body: {},
    }));
    const error = await rejection(new RestClient({ endpoint: server.url, retry: false }).get('/x'));
    expect(error.message).toBe('cannot talk to http://127.0.0.1:1: connection refused');
  });
});

test('the request that failed is told, with the id under which the server logged it', async () => {
  const server = await serve(() => ({ status: 500, headers: { 'x-request-id': 'req-7' }, body: {} }));
  const error = await rejection(
    new RestClient({ endpoint: server.url, retry: false }).get('/x', { query: { token: 'hunter2' } }),
  );
  expect(error.request).toEqual({ method: 'GET', url: `${server.url}/x?token=***`, id: 'req-7' });
  const answer = await new RestClient({ endpoint: server.url }).get('/y', { success: [500] });
  expect(answer.request).toEqual({ method: 'GET', url: `${server.url}/y`, id: 'req-7' });
});
