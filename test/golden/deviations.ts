import type { RecordedExchange } from './case.js';

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
