import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

/** A request that left this process. */
export interface SentRequest {
  method: string;
  path: string;
  /** Names in lower case. */
  headers: string[];
}

/** The HTTP requests of this process while it is recorded, whoever sent them. */
export interface Traffic {
  readonly requests: readonly SentRequest[];
  stop(): void;
}

const nodeHttp = 'http.client.request.start';
const nodeFetch = 'undici:request:create';

/** Listens to what Node tells of its own HTTP clients, so that a client under test needs no help to be watched. */
export function recordTraffic(): Traffic {
  const requests: SentRequest[] = [];
  const onHttp = (message: unknown): void => {
    const request = requestOf(message);
    if (!(request instanceof ClientRequest)) return;
    requests.push({ method: request.method, path: request.path, headers: request.getHeaderNames() });
  };
  const onFetch = (message: unknown): void => {
    const { method, path, headers } = (requestOf(message) ?? {}) as Record<string, unknown>;
    const flat = Array.isArray(headers) ? headers.map(String) : [];
    const names = flat.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    requests.push({ method: String(method), path: String(path), headers: names });
  };
  subscribe(nodeHttp, onHttp);
  subscribe(nodeFetch, onFetch);
  return {
    requests,
    stop: () => {
      unsubscribe(nodeHttp, onHttp);
      unsubscribe(nodeFetch, onFetch);
    },
  };
}

/** Headers by which one cloud's protocol can be told from another's. */
const headersOfWire: Readonly<Record<string, RegExp>> = {
  nova: /^(?:x-auth-token|openstack-api-version|x-openstack-.*)$/,
  lxd: /^x-lxd-.*$/,
};

/** The requests that carry headers of another cloud's protocol, each as `METHOD path: header`. */
export function foreignHeaders(traffic: Traffic, wire: string, own: readonly string[] = []): string[] {
  const foreign = Object.entries(headersOfWire)
    .filter(([owner]) => owner !== wire)
    .map(([, headers]) => headers);
  return traffic.requests.flatMap(({ method, path, headers }) =>
    headers
      .filter((name) => !own.includes(name) && foreign.some((pattern) => pattern.test(name)))
      .map((name) => `${method} ${path}: ${name}`),
  );
}

function requestOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'request' in message
    ? message.request
    : undefined;
}
