import { describe, expect, test } from 'vitest';
import { ClientError, type Dialect, jsonDialect, RestClient } from '@leister/rest';
import { errorBodies } from './support/error-bodies.js';
import { rejection } from './support/rejection.js';
import { serve } from './support/servers.js';

describe('what servers send when something went wrong', () => {
  test.each(errorBodies)('$service', async ({ status, contentType, body, expected }) => {
    const headers = contentType === '' ? {} : { 'content-type': contentType };
    const server = await serve(() => ({ status, headers, body }));
    const error = await rejection(new RestClient({ endpoint: server.url, retry: false }).get('/x'));
    const { message, code, details } = error;
    expect({ status: error.status, code, message, details }).toEqual({ details: [], ...expected });
    expect(error.request).toEqual({ method: 'GET', url: `${server.url}/x` });
    expect(error.body).toBeDefined();
  });

  test('a redirect to a login page', async () => {
    const server = await serve(({ url }) =>
      url === '/login'
        ? { headers: { 'content-type': 'text/html' }, body: '<html><title>Log in</title></html>' }
        : { status: 302, headers: { location: '/login' } },
    );
    const error = await rejection(new RestClient({ endpoint: server.url }).get('/servers'));
    expect(error).toMatchObject({ code: 'PARSE', status: 200, details: ['Log in'] });
    expect(error.request?.url).toBe(`${server.url}/login`);
  });

  test('a book instead of a message is cut', async () => {
    const server = await serve(() => ({
      status: 500,
      body: { message: 'word '.repeat(100_000), details: 'x'.repeat(100_000) },
    }));
    const error = await rejection(new RestClient({ endpoint: server.url, retry: false }).get('/x'));
    expect(error.message.length).toBeLessThan(2_100);
    expect(error.message.endsWith('…')).toBe(true);
    expect(error.details[0]?.length).toBeLessThan(2_100);
  });

  test.each([
    ['a title without end', '<html><title>'.repeat(80_000)],
    ['comments without end', '<html>' + '<!-- '.repeat(200_000)],
    ['deep nesting', '['.repeat(500_000)],
    ['deep JSON', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['many elements', '<h1><head><script>'.repeat(60_000)],
  ])('%s is read to its end, in steps that do not grow with the square of it', async (_name, body) => {
    const server = await serve(() => ({ status: 500, body }));
    const client = new RestClient({ endpoint: server.url, retry: false, log: { write: () => undefined } });
    expect(await rejection(client.get('/x'))).toMatchObject({ code: 'SERVER', status: 500 });
  });
});

describe('a dialect', () => {
  class Fault extends ClientError {}
  const dialect: Dialect = {
    ...jsonDialect,
    parseError: (_response, body) => {
      const { fault } = (body ?? {}) as { fault?: string };
      return fault === undefined
        ? undefined
        : { message: fault, status: 409, code: 'OPERATION_FAILED', type: Fault };
    },
  };

  test('finds a fault inside an HTTP 200, with a code and a class of its own', async () => {
    const server = await serve(() => ({ body: { fault: 'it did not work' } }));
    const error = await rejection(new RestClient({ endpoint: server.url, dialect }).get('/x'));
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ message: 'it did not work', status: 409, code: 'OPERATION_FAILED' });
  });

  test('does not change the status of a failure', async () => {
    const server = await serve(() => ({ status: 400, body: { fault: 'it did not work' } }));
    const error = await rejection(new RestClient({ endpoint: server.url, dialect }).get('/x'));
    expect(error).toMatchObject({ message: 'it did not work', status: 400, code: 'OPERATION_FAILED' });
  });

  test('that finds nothing in a failure leaves it to the common shapes', async () => {
    const server = await serve(() => ({ status: 404, body: { message: 'gone' } }));
    const error = await rejection(new RestClient({ endpoint: server.url, dialect }).get('/x'));
    expect(error).toMatchObject({ message: 'gone', status: 404 });
  });

  test('is not asked about a failure that the caller counts as success', async () => {
    const server = await serve(() => ({ status: 404, body: { fault: 'gone' } }));
    const answer = await new RestClient({ endpoint: server.url, dialect }).get('/x', { success: [404] });
    expect(answer).toMatchObject({ status: 404, body: { fault: 'gone' } });
  });

  const broken = (): never => {
    throw new TypeError('a mistake');
  };
  test.each([
    ['parseBody', { ...jsonDialect, parseBody: broken }],
    ['parseError', { ...jsonDialect, parseError: broken }],
  ])('whose %s fails makes an answer unreadable, and a failure no worse', async (_name, mistaken) => {
    const server = await serve(({ url }) => ({
      status: url === '/bad' ? 409 : 200,
      body: { message: 'text' },
    }));
    const client = new RestClient({ endpoint: server.url, dialect: mistaken });
    expect(await rejection(client.get('/good'))).toMatchObject({ code: 'PARSE', status: 200 });
    expect(await rejection(client.get('/bad'))).toMatchObject({ code: 'CONFLICT', status: 409 });
  });
});
