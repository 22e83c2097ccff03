import { ClientError, RestClient } from '@leister/rest';
import { describe, expect, test } from 'vitest';
import { lxdDialect, LxdOperationError } from '../src/index.js';
import { type Answer, async, failure, FakeDaemon, operationJson, sync } from './support/fake-daemon.js';

async function ask(answer: Answer, path = '/1.0/instances/web-1'): Promise<unknown> {
  const daemon = new FakeDaemon(() => answer);
  const client = new RestClient({ endpoint: await daemon.listen(), dialect: lxdDialect, proxy: false });
  try {
    return (await client.get(path, { retry: false })).body;
  } catch (error) {
    return error;
  } finally {
    await client.close();
    await daemon.close();
  }
}

describe('errors, as LXD 5.0.2 words them', () => {
  const duplicate =
    'Failed creating instance record: Add instance info to the database: This "instances" entry already exists';

  test.each([
    ['an unknown instance', failure(404, 'Instance not found'), 404, 'NOT_FOUND'],
    ['a name in use, renaming', failure(409, 'Name "web-2" already in use'), 409, 'CONFLICT'],
    ['an alias in use', failure(409, 'Alias "a" already exists'), 409, 'CONFLICT'],
    [
      'a profile that exists',
      failure(500, 'Error inserting "p" into database: The profile already exists'),
      500,
      'CONFLICT',
    ],
    ['a profile that does not', failure(500, `Requested profile "p" doesn't exist`), 500, 'NOT_FOUND'],
    ['an unknown instance type', failure(400, `Provided instance type doesn't exist: x9`), 400, 'NOT_FOUND'],
    ['an unknown key', failure(500, 'Invalid config: Unknown configuration key: nokey'), 500, 'BAD_REQUEST'],
    ['deleting what runs', failure(400, 'Instance is running'), 400, 'CONFLICT'],
    ['a stale ETag', failure(412, `ETag doesn't match: a vs b`), 412, 'CONFLICT'],
    ['an unsupported method', failure(501, 'not implemented'), 501, 'SERVER'],
    ['a certificate that is not trusted', failure(403, 'not authorized'), 403, 'FORBIDDEN'],
    [
      'a daemon on its way down',
      failure(500, 'Failed to begin transaction: sql: database is closed'),
      500,
      'UNAVAILABLE',
    ],
    ['an error inside an HTTP 200', failure(404, 'Instance not found', 200), 404, 'NOT_FOUND'],
    ['an error without words', failure(400, ''), 400, 'BAD_REQUEST'],
  ] as const)('%s', async (_, answer, status, code) => {
    const error = await ask(answer);
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({ status, code });
    expect((error as Error).message).not.toBe('');
  });

  test.each([
    ['a name in use, creating', duplicate, 'CONFLICT'],
    ['starting what runs', 'The instance is already running', 'CONFLICT'],
    ['stopping what does not', 'The instance is already stopped', 'CONFLICT'],
    ['freezing what is frozen', 'The container is already frozen', 'CONFLICT'],
    ['freezing what is stopped', `The container isn't running`, 'CONFLICT'],
    ['restarting what is frozen', 'Instance is not running', 'CONFLICT'],
    ['renaming what runs', 'Renaming of running container not allowed', 'CONFLICT'],
    ['publishing what runs', 'Cannot export a running instance as an image', 'CONFLICT'],
    [
      'an init that does not heed',
      'Failed shutting down instance, status is "Running": shutting down the container failed',
      'OPERATION_FAILED',
    ],
    ['anything else', 'Failed to run: tar: exit status 2', 'OPERATION_FAILED'],
  ] as const)('an operation that failed inside an HTTP 200: %s', async (_, err, code) => {
    const error = await ask(sync(operationJson('Failure', { err })));
    expect(error).toBeInstanceOf(LxdOperationError);
    expect(error).toMatchObject({ message: err, status: 400, code, details: ['Starting instance'] });
  });
});

test('an answer with an empty `error` beside the metadata is no error', async () => {
  expect(await ask(sync({ status: 'Running', status_code: 103 }))).toMatchObject({
    metadata: { status_code: 103 },
  });
});

test('an instance in state Error is no failed operation', async () => {
  expect(await ask(sync({ name: 'web-1', status: 'Error', status_code: 400 }))).toMatchObject({
    type: 'sync',
  });
});

test('an operation that began is no error', async () => {
  expect(await ask(async(operationJson('Running')))).toMatchObject({ type: 'async' });
});

test('a proxy that answers in HTML is understood', async () => {
  const page = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
  const error = await ask({ status: 502, headers: { 'content-type': 'text/html' }, body: page });
  expect(error).toMatchObject({ status: 502, code: 'UNAVAILABLE', message: '502 Bad Gateway' });
});

test('something that is not LXD is PARSE or BAD_REQUEST, never a value', async () => {
  expect(await ask({ body: '<html>hello</html>' })).toMatchObject({ code: 'PARSE' });
});
