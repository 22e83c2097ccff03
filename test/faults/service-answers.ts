import { createHash } from 'node:crypto';
import { type Answer, jsonAnswer } from './http-message.js';

/** Where the other services of the small cloud are, below its origin. */
export const serviceBases = {
  identity: '/identity/v3',
  image: '/image/v2',
  network: '/network/v2.0',
  volume: '/volume/v3/p-1',
  storage: '/store/v1/AUTH_p-1',
} as const;

export type ServiceName = keyof typeof serviceBases;

/** Given once, when it is made. */
export const credentialSecret = 'given-by-keystone-8Qw3-credential';

/** What objects and images hold. */
export const content = Buffer.alloc(4_096, 'leister ');
const md5 = createHash('md5').update(content).digest('hex');
const empty = createHash('md5').update('').digest('hex');

const named = (id: string, more: object = {}): object => ({ id, name: `thing ${id}`, ...more });
const image = named('1', { status: 'active', size: content.length, checksum: md5 });
const network = named('1', { status: 'ACTIVE', subnets: [] });
const port = named('1', { status: 'ACTIVE', network_id: '1', fixed_ips: [] });
const volume = named('1', { status: 'available', size: 1, attachments: [] });
const project = named('1', { domain_id: 'default' });

type Reply = number | object;
type Route = readonly [request: RegExp, reply: Reply, headers?: Record<string, string>];

/** What each service answers; the first that fits counts. A number alone is a status without a body. */
const routes: Readonly<Record<ServiceName, readonly Route[]>> = {
  identity: [
    [/^GET \/projects(\?|$)/, { projects: [project], links: {} }],
    [/^(GET|PATCH) \/projects\/1$/, { project }],
    [/^POST \/projects$/, { project }],
    [/^DELETE \/projects\/1$/, 204],
    [/^PUT \/groups\/1\/users\/2$/, 204],
    [
      /^POST \/users\/1\/application_credentials$/,
      { application_credential: named('1', { secret: credentialSecret }) },
    ],
  ],
  image: [
    [/^GET \/images\?paged=/, { images: [image], next: '/v2/images?marker=1' }],
    [/^GET \/images(\?|$)/, { images: [image] }],
    [/^GET \/images\/1$/, image],
    [/^GET \/images\/1\/file$/, content],
    [/^POST \/images$/, image],
    [/^PUT \/images\/1\/stage$/, 204],
    [/^POST \/images\/1\/actions\/deactivate$/, 204],
    [/^(PUT|DELETE) \/images\/1/, 204],
  ],
  network: [
    [/^GET \/networks\?marker=/, { networks: [network] }],
    [/^GET \/networks(\?|$)/, { networks: [network] }],
    [/^POST \/networks$/, { network, networks: [network, network] }],
    [/^(GET|PUT) \/networks\/1$/, { network }],
    [/^DELETE \/networks\/1$/, 204],
    [/^GET \/ports\/1$/, { port }],
  ],
  volume: [
    [/^GET \/volumes(\/detail)?(\?|$)/, { volumes: [volume] }],
    [/^POST \/volumes$/, { volume }],
    [/^(GET|PUT) \/volumes\/1$/, { volume }],
    [/^DELETE \/volumes\/1$/, 202],
    [/^POST \/volumes\/1\/action$/, 202],
  ],
  storage: [
    [/^GET \/box\?/, [{ name: 'o', bytes: content.length, hash: md5 }]],
    [/^GET \/\?/, [{ name: 'box', count: 1, bytes: content.length }]],
    [/^HEAD \/box\/o/, 200, { etag: md5, 'x-object-meta-colour': 'red' }],
    [/^GET \/box\/o/, content, { etag: md5 }],
    [/^PUT \/box\/copy/, 201, { etag: empty }],
    [/^PUT \/box/, 201],
    [/^DELETE \/box/, 204],
    [/^POST \/$/, 204],
  ],
};

/** What a service answers that has one of everything; undefined for what is none of theirs. */
export function serviceAnswer(method: string, path: string, host: string): Answer | undefined {
  const found = Object.entries(serviceBases).find(([, base]) => path.startsWith(base));
  if (!found) return undefined;
  const [name, base] = found as [ServiceName, string];
  const below = path.slice(base.length);
  const request = `${method} ${below.startsWith('/') ? below : `/${below}`}`;
  if (request === 'GET /limits') return jsonAnswer(200, { limits: { absolute: {} } });
  if (/^GET \/(networks|volumes\/detail)\?paged=/.test(request)) return withNextPage(name, request, host);
  const route = routes[name].find(([pattern]) => pattern.test(request));
  if (!route) return jsonAnswer(404, { itemNotFound: { code: 404, message: `nothing at ${request}` } });
  const [, reply, headers = {}] = route;
  return typeof reply === 'number'
    ? emptyAnswer(reply, headers)
    : Buffer.isBuffer(reply)
      ? bytesAnswer(reply, headers)
      : jsonAnswer(200, reply, headers);
}

/** Neutron and Cinder give the next page as a whole URL. */
function withNextPage(name: ServiceName, request: string, host: string): Answer {
  const [, at = '', many = ''] = /^GET (\/(\w+)[^?]*)/.exec(request) ?? [];
  const one = name === 'network' ? network : volume;
  const href = `http://${host}${serviceBases[name]}${at}?marker=1`;
  return jsonAnswer(200, { [many]: [one], [`${many}_links`]: [{ rel: 'next', href }] });
}

function bytesAnswer(body: Buffer, headers: Record<string, string>): Answer {
  const head = { 'content-type': 'application/octet-stream', 'content-length': String(body.length) };
  return { status: 200, reason: 'OK', headers: { ...head, ...headers }, body };
}

function emptyAnswer(status: number, headers: Record<string, string>): Answer {
  const length: Record<string, string> = status === 204 ? {} : { 'content-length': '0' };
  return { status, reason: 'OK', headers: { ...headers, ...length }, body: Buffer.alloc(0) };
}
