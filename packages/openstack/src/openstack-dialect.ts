import {
  codeOfStatus,
  describeError,
  type Dialect,
  type ErrorCode,
  type ErrorDescription,
  firstHeader,
  isRecord,
  jsonDialect,
  nextLink,
  type RawResponse,
} from '@leister/rest';

/**
 * How OpenStack services speak: JSON, the fault shapes of Nova, Cinder, Keystone, Neutron, Glance and Placement
 * (Swift and front ends answer HTML), pages by `<collection>_links`, `next` or `Link`.
 */
export const openstackDialect: Dialect = {
  ...jsonDialect,
  parseError(response, body) {
    return response.status < 400 ? undefined : describeFault(response, body);
  },
  nextPage: ({ headers, body }) => nextInBody(body) ?? nextLink(headers.link),
  requestId: (headers) =>
    firstHeader(headers['x-openstack-request-id']) ??
    firstHeader(headers['x-compute-request-id']) ??
    firstHeader(headers['x-trans-id']),
};

/** `{"itemNotFound": {"code": 404, "message": ..., "details": ...}}` and its relatives. */
interface Fault {
  message?: unknown;
  code?: unknown;
  details?: unknown;
  detail?: unknown;
}

function describeFault(response: RawResponse, body: unknown): ErrorDescription {
  const found = findFault(body);
  if (!found) return { ...describeError(response, body), code: codeFor(response.status, '') };
  const { name, fault } = found;
  const told = describeError(response, fault).message;
  const message = typeof fault.message === 'string' && fault.message !== '' ? told : (name ?? told);
  // The title says in words what the status does: it is no detail.
  const { details = [] } = describeError(response, {
    message,
    details: fault.details,
    detail: fault.detail,
  });
  return { message, code: codeFor(faultStatus(fault.code) ?? response.status, message), details };
}

/** The fault in a body: under a name of its own, first of a list, or the body itself. */
function findFault(body: unknown): { name?: string; fault: Fault } | undefined {
  if (!isRecord(body)) return undefined;
  if (Array.isArray(body['errors']) && isRecord(body['errors'][0])) return { fault: body['errors'][0] };
  if (typeof body['message'] === 'string') return { fault: body };
  const [name, fault] = Object.entries(body).find(([, value]) => isRecord(value)) ?? [];
  return name !== undefined && isRecord(fault) ? { name, fault } : undefined;
}

/** The status that a fault names, which may be more exact than that of the answer. Glance writes `"404 Not Found"`. */
function faultStatus(code: unknown): number | undefined {
  const number = typeof code === 'string' ? Number.parseInt(code, 10) : code;
  return typeof number === 'number' && number >= 400 && number < 600 ? number : undefined;
}

/** Services say "over quota" under three statuses; only the words are the same. A policy is named `os-quota-sets`. */
function codeFor(status: number, message: string): ErrorCode {
  if ((status === 403 || status === 409) && /(?<![-\w:])quota(?![-\w])/i.test(message)) return 'OVER_LIMIT';
  return codeOfStatus(status);
}

function nextInBody(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  for (const [name, links] of Object.entries(body)) {
    if (name !== 'links' && !name.endsWith('_links')) continue;
    const next = findNext(links);
    if (next !== undefined) return next;
  }
  return typeof body['next'] === 'string' ? body['next'] : undefined;
}

/** Nova lists links with their `rel`; Keystone has them under it. */
function findNext(links: unknown): string | undefined {
  const next: unknown = Array.isArray(links)
    ? links.filter(isRecord).find(({ rel }) => rel === 'next')?.['href']
    : isRecord(links) && links['next'];
  return typeof next === 'string' ? next : undefined;
}
