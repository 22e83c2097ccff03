import type { OrchestratorClient } from '@leister/orchestrator';
import { headerOf, jsonOf, type RecordedExchange } from './exchange.js';

/** A call that sends what was recorded, and how what it gives is compared with what came. */
export interface ExchangeCall {
  call: (client: OrchestratorClient) => PromiseLike<unknown>;
  /** What of the body the result is of: the field of a list, the field of one thing, or all of it. */
  gives: { list: string } | { one: string } | 'body' | 'token' | 'anything';
  /** What is sent in place of the path and the body recorded, where we differ on purpose. */
  sends?: { path?: string; json?: unknown };
}

type Sent = Record<string, unknown>;

const requestPath =
  /^\/api\/v\d+\/(|cloud|auth|(?:nodes|images|sizes|flavors|tenants|vm\/(?:start|stop|status|action\/\w+))(?=\/|$))(?:\/([^/]+))?$/;

/** The method of our client that sends a recorded request; undefined for a request that none sends. */
export function callFor(exchange: RecordedExchange): ExchangeCall | undefined {
  const { method, path, body } = exchange.request;
  const [, action, end] = requestPath.exec(path) ?? [];
  if (action === undefined) return undefined;
  const cloud = end === undefined ? undefined : decodeURIComponent(end);
  if (method === 'GET') return body === null ? getting(action, path, cloud) : undefined;
  const isJson = /^application\/json\b/.test(headerOf(exchange.request.headers, 'content-type') ?? '');
  const sent = jsonOf(body);
  if (!isJson || typeof sent !== 'object' || sent === null) return undefined;
  return changing(`${method} ${action}`, sent as Sent, cloud);
}

function getting(action: string, path: string, cloud: string | undefined): ExchangeCall | undefined {
  switch (action) {
    case '':
      return { call: (client) => client.ping(), gives: 'body' };
    case 'cloud':
      if (cloud !== undefined) return undefined;
      return { call: (client) => client.listClouds(), gives: { list: 'served_cloud' } };
    case 'nodes':
      return { call: (client) => client.listNodes({ cloud }), gives: { list: 'nodes' } };
    case 'images':
      return { call: (client) => client.listImages({ cloud }), gives: { list: 'images' } };
    case 'sizes':
      return { call: (client) => client.listSizes({ cloud }), gives: { list: 'flavors' } };
    case 'flavors': {
      // The document has the one word, and the code both.
      const sends = { path: path.replace('/flavors', '/sizes') };
      return { call: (client) => client.listFlavors({ cloud }), gives: { list: 'flavors' }, sends };
    }
    case 'tenants':
      return { call: (client) => client.listTenants({ cloud }), gives: { list: 'tenants' } };
    case 'vm/status':
      return { call: (client) => client.listAssignments({ cloud }), gives: { list: 'nodes' } };
  }
  return undefined;
}

function changing(action: string, sent: Sent, cloud: string | undefined): ExchangeCall | undefined {
  const knows = (...names: string[]): boolean => Object.keys(sent).every((name) => names.includes(name));
  const has = (...names: string[]): boolean =>
    names.every((name) => typeof sent[name] === 'string' && sent[name] !== '');
  const namesNode =
    has(...['node', 'hostname'].filter((name) => name in sent)) && ('node' in sent || 'hostname' in sent);
  const { emulate } = sent;
  const emulation = { emulate: emulate === undefined ? undefined : Boolean(emulate) };
  // Only what a program in TypeScript could have sent.
  const isEmulated = Boolean(emulate);
  const sends = { json: { ...sent, ...(emulate !== undefined && emulation) } };
  switch (action) {
    case 'POST vm/start':
      if (!knows('name', 'image', 'size', 'keyname', 'metadata') || !has('name', 'image', 'size'))
        return undefined;
      return { call: (client) => client.startVm({ ...sent, cloud } as never), gives: { one: 'nodes' } };
    case 'PUT vm/stop':
      if (!knows('node', 'hostname') || !namesNode) return undefined;
      return { call: (client) => client.stopVm({ ...sent, cloud }), gives: 'body' };
    case 'PUT vm/action/assign': {
      if (!knows('node', 'hostname', 'user', 'vm_type', 'emulate')) return undefined;
      if (!isEmulated && !(has('user', 'vm_type') && namesNode)) return undefined;
      const { vm_type: vmType, ...rest } = sent;
      const call = { ...rest, ...emulation, vmType, cloud } as never;
      return { call: (client) => client.assignVm(call), gives: 'body', sends };
    }
    case 'PUT vm/action/release':
      if (!knows('node', 'hostname', 'emulate') || !(isEmulated || namesNode)) return undefined;
      return {
        call: (client) => client.releaseVm({ ...sent, ...emulation, cloud }),
        gives: 'body',
        sends,
      };
    case 'POST auth':
      if (!knows('username', 'password') || !has('username', 'password')) return undefined;
      return { call: (client) => client.login(sent as never), gives: 'token' };
  }
  return undefined;
}
