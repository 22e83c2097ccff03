import { ClientError, isRecord, path, RestClient } from '@leister/rest';
import type { Log } from '../http/api-request.js';
import {
  type Assignment,
  type Cistern,
  CisternError,
  type CisternNodeName,
  type Released,
} from './cistern.js';

/** How a real Cistern is reached. */
export interface HttpCisternOptions {
  /** http(s)://HOST:PORT */
  url: string;
  /** Milliseconds for a request. */
  timeout: number;
  log: Log;
}

type Json = Record<string, unknown>;

/** A real Cistern, by its API v1. One that does not answer, or not in JSON, is taken to say nothing, and logged. */
export class HttpCistern implements Cistern {
  readonly #client: RestClient;
  readonly #log: Log;

  /** @throws ClientError INVALID_ARGUMENT */
  constructor({ url, timeout, log }: HttpCisternOptions) {
    // An order may have been carried out although nobody said so: nothing is sent twice.
    this.#client = new RestClient({ endpoint: url, timeout, retry: false });
    this.#log = log;
  }

  async nodes(cloud: string): Promise<readonly object[]> {
    return this.#list(cloud, false);
  }

  async assign(
    cloud: string,
    { node, hostname: given, user, vmType }: CisternNodeName & { user: string; vmType: string },
  ): Promise<Assignment> {
    const hostname = given ?? (await this.#lookUp(cloud, 'id_vm', node)).hostname;
    const body = { hostname, user, vm_type: vmType };
    return toAssignment(await this.#send('POST', path`/api/v1/vm/assign/${cloud}`, body));
  }

  async release(cloud: string, named: CisternNodeName): Promise<Released> {
    const hostname = named.hostname ?? (await this.#lookUp(cloud, 'id_vm', named.node)).hostname;
    const node = named.node ?? (await this.#lookUp(cloud, 'hostname', hostname)).id_vm;
    const answer = await this.#send('PUT', path`/api/v1/vm/release/${cloud}`, { hostname });
    return { ...toAssignment(answer), node };
  }

  /** A Cistern does not tell. */
  async isReleasing(): Promise<boolean> {
    return true;
  }

  /** Cistern finds out by itself. */
  async forget(): Promise<void> {}

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #lookUp(
    cloud: string,
    field: 'id_vm' | 'hostname',
    value: string | undefined,
  ): Promise<{ id_vm: string; hostname: string }> {
    // A node without the field is not the one that nobody named.
    const nodes = value === undefined ? [] : await this.#list(cloud, true);
    const { id_vm, hostname } = nodes.find((node) => node[field] === value) ?? {};
    if (typeof id_vm === 'string' && typeof hostname === 'string') return { id_vm, hostname };
    throw new CisternError('unknown node', 'Node not found');
  }

  async #list(cloud: string, withFaulty: boolean): Promise<Json[]> {
    const body = { with_faulty_nodes: withFaulty };
    const { nodes } = await this.#send('GET', path`/api/v1/nodes/${cloud}`, body);
    return Array.isArray(nodes) ? nodes.filter(isRecord) : [];
  }

  /** Whatever status it has, an answer says in itself what became of the request. */
  async #send(method: 'GET' | 'POST' | 'PUT', target: string, json: Json): Promise<Json> {
    try {
      const { body } = await this.#client.request(method, target, { json });
      return isRecord(body) ? body : {};
    } catch (error) {
      const failure = ClientError.from(error);
      this.#log.warn({ cistern: target, code: failure.code, reason: failure.message }, 'Cistern failed');
      return told(failure.body);
    }
  }
}

function toAssignment(answer: Json): Assignment {
  const { status, id, id_vm: idVm, result, message } = answer;
  if (status !== 'ok') {
    throw new CisternError('refused', typeof message === 'string' ? message : 'unknown');
  }
  return { id, idVm, result };
}

function told(body: unknown): Json {
  try {
    const text = body instanceof Uint8Array ? Buffer.from(body).toString() : body;
    const parsed: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
