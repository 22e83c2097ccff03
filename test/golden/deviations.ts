import type { RecordedCase, RecordedExchange } from './case.js';

type RecordedRequest = RecordedExchange['request'];

/** Where we differ from the original on purpose; docs/parity/kamaki.md gives the reasons. */
const deviations: ((request: RecordedRequest) => RecordedRequest)[] = [
  createOptionsInBody,
  networksInWords,
  rescueImageInside,
  nothingToUnrescue,
];

/** The request that we are expected to send where the original sent this one. */
export function withDeviations(request: RecordedRequest): RecordedRequest {
  return deviations.reduce((expected, deviate) => deviate(expected), request);
}

/** Where we take other steps than the original, by class and method. */
const otherSteps: Record<string, (recorded: RecordedCase) => RecordedExchange[]> = {
  'StorageClient.move_object': copyThenDelete,
  'StorageClient.del_account_meta': removeWithoutLooking,
  'StorageClient.del_object_meta': lookThenSayTheRest,
};

/** The exchanges of a recording, or those that we are expected to have in their place. */
export function exchangesInstead(recorded: RecordedCase): readonly RecordedExchange[] {
  return otherSteps[`${recorded.client.cls}.${recorded.method}`]?.(recorded) ?? recorded.exchanges;
}

/** Swift does not know `X-Move-From`: it would make an empty object. */
function copyThenDelete({ client, exchanges: [put] }: RecordedCase): RecordedExchange[] {
  if (!put) return [];
  const { 'x-move-from': from = '', ...headers } = put.request.headers ?? {};
  const copy = {
    ...put.request,
    query: 'multipart-manifest=get',
    headers: { ...headers, 'x-copy-from': from },
  };
  const account = `${new URL(client.endpoint).pathname}/${client.account}`;
  const removal = { method: 'DELETE', path: account + from };
  return [
    { ...put, request: copy },
    { request: removal, response: { status: 204 } },
  ];
}

/** The original posts all other headers that the account has, to be rid of one. */
function removeWithoutLooking({ exchanges: [look, post] }: RecordedCase): RecordedExchange[] {
  if (!look || !post) return look ? [look] : [];
  const kept = Object.keys(post.request.headers ?? {});
  const gone = Object.keys(look.response.headers ?? {})
    .map((name) => name.toLowerCase())
    .filter((name) => name.startsWith('x-account-meta-') && !kept.includes(name));
  const headers = Object.fromEntries(gone.map((name) => [name.replace('x-', 'x-remove-'), 'x']));
  return [{ ...post, request: { ...post.request, headers } }];
}

/** The original loses all other metadata of the object: Swift keeps only what is said. */
function lookThenSayTheRest({ exchanges: [post] }: RecordedCase): RecordedExchange[] {
  if (!post) return [];
  const { path, headers = {} } = post.request;
  const look = { request: { method: 'HEAD', path }, response: { status: 200, headers } };
  return [look, { ...post, request: { ...post.request, headers: {} } }];
}

/** A Nova that knows tags, or how to give no network, wants networks that are not listed told by a word. */
function networksInWords(request: RecordedRequest): RecordedRequest {
  const server = createdServer(request);
  if (!server) return request;
  const { networks, tags } = server;
  const isNone = Array.isArray(networks) && networks.length === 0;
  if (!isNone && (networks !== undefined || tags === undefined)) return request;
  return withServer(request, { ...server, networks: isNone ? 'none' : 'auto' });
}

/** Nova reads it within the action; beside it, where the original put it, there is no such thing. */
function rescueImageInside(request: RecordedRequest): RecordedRequest {
  const { rescue, rescue_image_ref, ...rest } = (request.json ?? {}) as Record<string, unknown>;
  if (rescue === undefined || rescue_image_ref === undefined) return request;
  return { ...request, json: { ...rest, rescue: { rescue_image_ref } } };
}

/** Nova's API says null. */
function nothingToUnrescue(request: RecordedRequest): RecordedRequest {
  const { unrescue, ...rest } = (request.json ?? {}) as Record<string, unknown>;
  return unrescue === undefined ? request : { ...request, json: { ...rest, unrescue: null } };
}

function withServer(request: RecordedRequest, server: Record<string, unknown>): RecordedRequest {
  return { ...request, json: { ...(request.json as object), server } };
}

function createdServer({ method, path, json }: RecordedRequest): Record<string, unknown> | undefined {
  if (method !== 'POST' || !path.endsWith('/servers')) return undefined;
  return (json as { server: Record<string, unknown> } | undefined)?.server;
}

/** Nova reads these from the body; in the query, where the original put them, they have no effect. */
function createOptionsInBody(request: RecordedRequest): RecordedRequest {
  const server = createdServer(request);
  if (!server || !request.query) return request;
  const query = new URLSearchParams(request.query);
  const take = (name: string): string | undefined => {
    const value = query.get(name) ?? undefined;
    query.delete(name);
    return value;
  };
  const group = take('security_group');
  const moved = {
    user_data: take('user_data'),
    availability_zone: take('availability_zone'),
    security_groups: group === undefined ? undefined : [{ name: group }],
  };
  const defined = Object.fromEntries(Object.entries(moved).filter(([, value]) => value !== undefined));
  return withServer({ ...request, query: query.toString() }, { ...server, ...defined });
}
