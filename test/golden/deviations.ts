import type { RecordedExchange } from './case.js';

type RecordedRequest = RecordedExchange['request'];

/** Where we differ from the original on purpose; docs/parity/kamaki.md gives the reasons. */
const deviations: ((request: RecordedRequest) => RecordedRequest)[] = [createOptionsInBody];

/** The request that we are expected to send where the original sent this one. */
export function withDeviations(request: RecordedRequest): RecordedRequest {
  return deviations.reduce((expected, deviate) => deviate(expected), request);
}

/** Nova reads these from the body; in the query, where the original put them, they have no effect. */
function createOptionsInBody(request: RecordedRequest): RecordedRequest {
  if (request.method !== 'POST' || !request.path.endsWith('/servers') || !request.query) return request;
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
  const { server } = request.json as { server: Record<string, unknown> };
  const defined = Object.fromEntries(Object.entries(moved).filter(([, value]) => value !== undefined));
  return { ...request, query: query.toString(), json: { server: { ...server, ...defined } } };
}
