import fastify, {
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
  type HTTPMethods,
  LogController,
} from 'fastify';
import { checkToken } from '../api/auth.js';
import type { Route } from '../api/routes.js';
import type { Services } from '../api/services.js';
import type { VMManageAPI } from '../api/vm-manage-api.js';
import { type Answer, TextAnswer } from './answer.js';
import { ApiError } from './api-error.js';
import type { ApiRequest } from './api-request.js';
import { addHealth } from './health.js';
import { jsonText } from './json-text.js';
import type { Metrics } from './metrics.js';
import { respond, respondWithError } from './respond.js';
import { addStopping } from './stopping.js';

/** What a server is made of. */
export interface ServerParts {
  services: Services;
  routes: readonly Route[];
  metrics: Metrics;
  /** Whether requests need a token, but for routes that are open. */
  tokenRequired: boolean;
  /** Bytes. */
  bodyLimit: number;
  /** Milliseconds for a request to arrive. */
  requestTimeout: number;
  loggerInstance?: FastifyServerOptions['loggerInstance'];
}

/** The verbs that handlers have a method for. HEAD is GET without its body. */
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const satisfies HTTPMethods[];
const allowed = ['HEAD', ...verbs].join(', ');

/** An HTTP server that answers by a table of routes. It does not listen yet. */
export function createHttpServer(parts: ServerParts): FastifyInstance {
  const { services, routes, metrics } = parts;
  const server = fastify({
    ...(parts.loggerInstance && { loggerInstance: parts.loggerInstance }),
    bodyLimit: parts.bodyLimit,
    requestTimeout: parts.requestTimeout,
    logController: new LogController({ disableRequestLogging: true }),
    // What came over a connection that was open already is answered while the server stops.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000 },
    clientErrorHandler: refuseUnreadable,
    // A URL that cannot be decoded, a part of it that is too long.
    frameworkErrors: (error, request, reply) => void respondWithError(request, reply, error, services.errors),
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error, request, reply) => respondWithError(request, reply, error, services.errors));
  server.setNotFoundHandler((request, reply) =>
    respondWithError(request, reply, new ApiError(404, 'Page not found'), services.errors),
  );
  server.addHook('onResponse', async (request, reply) => {
    const { method, params } = request;
    const route = request.routeOptions.url ?? 'none';
    metrics.count(method, route, reply.statusCode, reply.elapsedTime / 1000);
    const { cloud, action } = (params ?? {}) as Record<string, string | undefined>;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, route, cloud, action, status: reply.statusCode, ms }, 'answered');
  });
  addRoot(server);
  addHealth(server, metrics, addStopping(server));
  for (const route of routes) addRoute(server, route, parts);
  return server;
}

function addRoute(server: FastifyInstance, { path, handler, open = false }: Route, parts: ServerParts): void {
  const { services, tokenRequired } = parts;
  const api = new handler(services);
  server.route({
    method: [...verbs],
    url: path,
    handler: async (request, reply) => {
      const asked = toApiRequest(request);
      // The router takes `/nodes/` for a cloud without a name.
      if (asked.params['cloud'] === '') return reply.callNotFound();
      if (tokenRequired && !open) await checkToken(asked, services);
      return respond(request, reply, await answerBy(api, asked));
    },
  });
  refuseTrace(server, path, allowed);
  // Where the slash is left out, as in the original.
  if (path.endsWith('/')) {
    const bare = path.slice(0, -1);
    server.route({ method: [...verbs], url: bare, handler: (_request, reply) => reply.redirect(path, 308) });
  }
}

function answerBy(api: VMManageAPI, request: ApiRequest): Answer | Promise<Answer> {
  switch (request.method) {
    case 'POST':
      return api.post(request);
    case 'PUT':
      return api.put(request);
    case 'PATCH':
      return api.patch(request);
    case 'DELETE':
      return api.delete(request);
    case 'OPTIONS':
      return api.options(request);
    default:
      return api.get(request);
  }
}

/** The root of the site says hello, and takes nothing. */
function addRoot(server: FastifyInstance): void {
  const allow = 'HEAD, GET, OPTIONS';
  server.get('/', (request, reply) => respond(request, reply, new TextAnswer('Hello World!')));
  server.options('/', (request, reply) => respond(request, reply, new TextAnswer('', 200, { allow })));
  server.route({ method: ['POST', 'PUT', 'PATCH', 'DELETE'], url: '/', handler: () => notAllowed(allow) });
  refuseTrace(server, '/', allow);
}

function refuseTrace(server: FastifyInstance, url: string, allow: string): void {
  server.route({ method: 'TRACE', url, handler: () => notAllowed(allow) });
}

async function notAllowed(allow: string): Promise<never> {
  throw new ApiError(405, 'The method is not allowed for the requested URL.', { headers: { allow } });
}

function toApiRequest(request: FastifyRequest): ApiRequest {
  const { method, params, query, headers, body, log } = request;
  return {
    method,
    params: params as ApiRequest['params'],
    query: query as ApiRequest['query'],
    headers,
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    log,
  };
}

/** What is no HTTP never becomes a request. */
const refuseUnreadable: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const refusal = new ApiError(status, 'the request cannot be read');
  const body = jsonText(refusal.body());
  const head = [
    `HTTP/1.1 ${status} ${refusal.body().status_short_message}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy();
};
