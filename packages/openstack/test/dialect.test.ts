import { type ErrorDescription, type Listing, RestClient } from '@leister/rest';
import { expect, test } from 'vitest';
import { openstackDialect } from '@leister/openstack';
import { type Answer, startLoopback } from '../../../test/support/loopback.js';

function describe(status: number, body: unknown): ErrorDescription | undefined {
  const response = { status, reason: 'Reason', headers: {}, bytes: new Uint8Array(), method: 'GET', url: '' };
  return openstackDialect.parseError(response, body);
}

test.each([
  [
    'under a name of its own',
    404,
    { itemNotFound: { message: 'no', code: 404 } },
    404,
    'NOT_FOUND',
    'no',
    [],
  ],
  ['under `error`', 403, { error: { message: 'no', title: 'Forbidden' } }, 403, 'FORBIDDEN', 'no', []],
  ['the body itself', 400, { message: 'no', code: '409 Conflict' }, 400, 'CONFLICT', 'no', []],
  ['a code of its own', 400, { f: { message: 'no', code: 409 } }, 400, 'CONFLICT', 'no', []],
  ['first of a list', 404, { errors: [{ detail: 'no', code: 'word' }] }, 404, 'NOT_FOUND', 'no', []],
  [
    'a code that is no failure',
    400,
    { badRequest: { message: 'no', code: 200 } },
    400,
    'BAD_REQUEST',
    'no',
    [],
  ],
  ['only a name', 409, { buildInProgress: {} }, 409, 'CONFLICT', 'buildInProgress', []],
  ['details as text', 400, { f: { message: 'no', details: 'why' } }, 400, 'BAD_REQUEST', 'no', ['why']],
  [
    'details as a list',
    400,
    { f: { message: 'no', details: ['a', 'b'] } },
    400,
    'BAD_REQUEST',
    'no',
    ['a', 'b'],
  ],
  ['a detail that says it again', 400, { f: { message: 'no', detail: 'no' } }, 400, 'BAD_REQUEST', 'no', []],
  [
    'a page in the detail',
    400,
    { f: { message: 'no', detail: 'a<br/>b' } },
    400,
    'BAD_REQUEST',
    'no',
    ['a b'],
  ],
  ['a quota, forbidden', 403, { f: { message: 'Quota exceeded' } }, 403, 'OVER_LIMIT', 'Quota exceeded', []],
  ['a quota, in conflict', 409, { f: { message: 'over quota' } }, 409, 'OVER_LIMIT', 'over quota', []],
  [
    'a policy that is named after quotas',
    403,
    { forbidden: { message: "Policy doesn't allow os_compute_api:os-quota-sets:detail to be performed." } },
    403,
    'FORBIDDEN',
    "Policy doesn't allow os_compute_api:os-quota-sets:detail to be performed.",
    [],
  ],
  ['a quota set not found', 404, { f: { message: 'no quota set' } }, 404, 'NOT_FOUND', 'no quota set', []],
  ['a list', 400, ['no'], 400, 'BAD_REQUEST', 'no', []],
  ['nothing', 503, undefined, 503, 'UNAVAILABLE', 'HTTP 503 Reason', []],
] as const)('a fault: %s', (_, httpStatus, body, status, code, message, details) => {
  expect(describe(httpStatus, body)).toMatchObject({ code, message, details });
  expect(describe(httpStatus, body)?.status ?? httpStatus).toBe(status);
});

test('a success has no fault, whatever it holds', () => {
  expect(describe(200, { error: { message: 'a field', code: 404 } })).toBeUndefined();
});

test.each([
  ['x-openstack-request-id', 'req-1'],
  ['x-compute-request-id', 'req-2'],
  ['x-trans-id', 'tx-3'],
])('the id of a request in %s', (name, id) => {
  expect(openstackDialect.requestId?.({ [name]: id })).toBe(id);
});

test('the id that all services know counts most', () => {
  const headers = { 'x-trans-id': 'c', 'x-compute-request-id': 'b', 'x-openstack-request-id': 'a' };
  expect(openstackDialect.requestId?.(headers)).toBe('a');
  expect(openstackDialect.requestId?.({})).toBeUndefined();
});

class ThingClient extends RestClient {
  things(): Listing<number> {
    return this.list('/things', (body) => (body as { things: number[] }).things);
  }
}

/** All things, over the pages that a server answers with. */
async function collect(answers: (origin: string) => Record<string, Answer>): Promise<number[]> {
  const server = await startLoopback(({ url }) => answers(server.url)[url] ?? { status: 404 });
  const client = new ThingClient({ endpoint: server.url, dialect: openstackDialect, proxy: false });
  try {
    return await client.things();
  } finally {
    await client.close();
    await server.close();
  }
}

const last: Answer = {
  body: { things: [3], next: null, things_links: [{ rel: 'previous', href: '/things' }] },
};

test.each<[string, (origin: string) => Answer]>([
  [
    'things_links, as Nova has them',
    (origin) => ({
      body: {
        things: [1, 2],
        things_links: [
          { rel: 'self', href: `${origin}/things` },
          { rel: 'next', href: `${origin}/things?marker=2` },
        ],
      },
    }),
  ],
  ['links', () => ({ body: { things: [1, 2], links: [{ rel: 'next', href: '/things?marker=2' }] } })],
  [
    'links by relation, as Keystone has them',
    (origin) => ({ body: { things: [1, 2], links: { next: `${origin}/things?marker=2`, self: 'x' } } }),
  ],
  [
    'next, as Glance has it',
    () => ({ body: { things: [1, 2], next: '/things?marker=2', first: '/things' } }),
  ],
  [
    'a Link header',
    () => ({ body: { things: [1, 2] }, headers: { link: '</things?marker=2>; rel="next"' } }),
  ],
])('the next page is in %s', async (_, first) => {
  const all = await collect((origin) => ({ '/things': first(origin), '/things?marker=2': last }));
  expect(all).toEqual([1, 2, 3]);
});

test.each<[string, Answer]>([
  ['null', { body: { things: [1], next: null, links: { next: null } } }],
  ['not text', { body: { things: [1], next: { href: '/things?marker=2' }, things_links: [null, 7, {}] } }],
  ['only a relation', { body: { things: [1], things_links: [{ rel: 'next' }] } }],
  ['of the things themselves', { body: { things: [1], thing: { links: [{ rel: 'next', href: '/x' }] } } }],
])('there is no next page when the link is %s', async (_, first) => {
  expect(await collect(() => ({ '/things': first }))).toEqual([1]);
});
