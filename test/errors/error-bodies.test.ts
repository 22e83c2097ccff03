import { ComputeClient } from '@leister/compute';
import { lxdDialect } from '@leister/lxd';
import { openstackDialect } from '@leister/openstack';
import { orchestratorDialect } from '@leister/orchestrator';
import { ClientError, type Dialect, jsonDialect, RestClient } from '@leister/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Loopback, startLoopback } from '../support/loopback.js';
import type { ErrorBody } from './error-body.js';
import { openstackBodies } from './openstack-bodies.js';
import { loginPage, loginPath, lxdBodies, orchestratorBodies, plainBodies } from './other-bodies.js';

let server: Loopback;
let answer: Answer = {};

beforeAll(async () => {
  server = await startLoopback(({ url }) => (url === loginPath ? loginPage : answer));
});
afterAll(() => server.close());

const every: readonly (readonly [service: string, dialect: Dialect, bodies: readonly ErrorBody[]])[] = [
  ...Object.entries(openstackBodies).map(([service, bodies]) => [service, openstackDialect, bodies] as const),
  ['LXD', lxdDialect, lxdBodies],
  ['The Orchestrator', orchestratorDialect, orchestratorBodies],
  ...Object.entries(plainBodies).map(([who, bodies]) => [who, jsonDialect, bodies] as const),
];

describe.each(every)('%s', (_, dialect, bodies) => {
  test.each(bodies)('$what', async (body) => {
    expect(await told(dialect, body.answer)).toEqual(expected(body));
  });
});

describe('what stands before a service is understood in every dialect', () => {
  const ofAnybody = [...plainBodies['A front end']!, ...plainBodies['A body']!];
  test.each([
    ['OpenStack', openstackDialect],
    ['LXD', lxdDialect],
    ['The Orchestrator', orchestratorDialect],
  ])('%s', async (_, dialect) => {
    for (const body of ofAnybody) expect(await told(dialect, body.answer), body.what).toEqual(expected(body));
  });
});

test('a failure found later, by a method, knows its request and status as well', async () => {
  answer = { body: { flavor: [] }, headers: { 'x-openstack-request-id': 'req-1' } };
  const client = new ComputeClient({ endpoint: `${server.url}/v2.1`, proxy: false });
  const error = await client.getFlavorDetails('1').catch((failure: unknown) => failure);
  expect(error).toMatchObject({
    code: 'PARSE',
    status: 200,
    message: 'the answer holds no flavor',
    request: { method: 'GET', url: `${server.url}/v2.1/flavors/1`, id: 'req-1' },
  });
});

/** What a client tells of an answer. */
async function told(dialect: Dialect, given: Answer): Promise<object> {
  answer = given;
  const client = new RestClient({ endpoint: server.url, dialect, proxy: false, retry: false });
  try {
    return { resolved: (await client.get('/things')).body };
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    const { status, code, message, details, request } = error;
    return { status, code, message, details, id: request?.id };
  } finally {
    await client.close();
  }
}

function expected({ answer: { status }, error }: ErrorBody): object {
  return { status, details: [], id: undefined, ...error };
}
