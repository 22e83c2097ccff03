import { createHash, randomUUID } from 'node:crypto';
import type { ComputeClient, Server } from '@leister/compute';
import { ClientError } from '@leister/rest';
import { type Answer, type Loopback, type ReceivedRequest, startLoopback } from './loopback.js';

type Body = Readonly<Record<string, unknown>>;

/** What stands behind a stand-in, and who may use it. */
export interface StandInOptions {
  clouds: Readonly<Record<string, ComputeClient>>;
  /** Passwords by user. Where there are any, all but logins and the root want a token. */
  users?: Readonly<Record<string, string>>;
  /** How states are written. Default `text`. */
  states?: 'integer' | 'text';
}

/** A stand-in for the Orchestrator, and what a test may do to it. */
export interface StandIn extends Loopback {
  /** From now on no token that was given out is good. */
  withdrawTokens(): void;
}

/** As much of API v1 as a client needs, in front of clients of other clouds. Whose a node is, is kept in memory. */
export async function startOrchestrator(options: StandInOptions): Promise<StandIn> {
  const orchestrator = new Orchestrator(options);
  const loopback = await startLoopback(async (request) => {
    const answer = await orchestrator.answer(request);
    const cookie =
      request.headers.cookie === undefined ? { 'set-cookie': `session=${randomUUID()}; Path=/` } : {};
    return { ...answer, headers: { ...answer.headers, ...cookie } };
  });
  return Object.assign(loopback, { withdrawTokens: () => orchestrator.tokens.clear() });
}

class Orchestrator {
  readonly tokens = new Set<string>();
  readonly #options: StandInOptions;
  readonly #users = new Map<string, string>();

  constructor(options: StandInOptions) {
    this.#options = options;
  }

  async answer(request: ReceivedRequest): Promise<Answer> {
    const path = request.url.replace(/\?.*$/, '');
    if (!path.startsWith('/api/v1/'))
      return { status: 404, body: { message: 'Page not found', status: 'error' } };
    const words = path.slice('/api/v1/'.length).split('/').map(decodeURIComponent);
    const action =
      words[0] === 'vm' ? words.splice(0, words[1] === 'action' ? 3 : 2).join('/') : words.shift()!;
    try {
      return await this.#act(`${request.method} ${action}`, words[0] ?? 'default', request);
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.status, error.message);
      throw error;
    }
  }

  async #act(action: string, name: string, request: ReceivedRequest): Promise<Answer> {
    const { clouds } = this.#options;
    const sent = (): Body => JSON.parse(String(request.body)) as Body;
    if (action === 'GET ') return ok({});
    if (action === 'POST auth') return this.#logIn(sent());
    this.#checkToken(request);
    switch (action) {
      case 'GET cloud': {
        const all = Object.keys(clouds).map((cloud) => ({ name: cloud, type: 'dummy', host: '127.0.0.1' }));
        return ok({ served_cloud: all });
      }
      case 'GET tenants':
        return ok({ tenants: [{}] });
      case 'GET nodes':
        return ok({ nodes: (await this.#cloud(name).listServers()).map((server) => this.#toNode(server)) });
      case 'GET images': {
        const images = await this.#cloud(name).listImages();
        return ok({ images: images.map(({ id, name }) => ({ id, name, ...driver })) });
      }
      case 'GET sizes': {
        const flavors = await this.#cloud(name).listFlavors();
        const sizes = flavors.map(({ id, name, ram, disk }) => ({ id, name, ram, disk, cpu: 0, ...driver }));
        return ok({ flavors: sizes });
      }
      case 'POST vm/start':
        return ok({ nodes: this.#toNode(await this.#start(name, sent())) });
      case 'PUT vm/stop': {
        const id = await this.#stop(name, sent());
        return ok({ result: `Node ${id} deleted` });
      }
      case 'GET vm/status':
        return ok({ nodes: await this.#assignments(name) });
      case 'PUT vm/action/assign':
      case 'PUT vm/action/release':
        return this.#assign(action, name, sent());
    }
    throw new Refusal(501, 'Not implemented');
  }

  #logIn({ username, password }: Body): Answer {
    const known = this.#options.users?.[String(username)];
    if (known === undefined || known !== password) throw new Refusal(403, 'Forbidden');
    const token = randomUUID();
    this.tokens.add(token);
    return ok({ status_code: 200, token });
  }

  #checkToken({ headers }: ReceivedRequest): void {
    const isGood = this.tokens.has(String(headers['x-auth-token']));
    if (this.#options.users && !isGood) throw new Refusal(403, 'Forbidden');
  }

  #cloud(name: string): ComputeClient {
    const cloud = this.#options.clouds[name];
    if (cloud) return cloud;
    throw new Refusal(500, 'Cloud not valid or wrong path');
  }

  async #start(cloud: string, { name, image, size, keyname, metadata }: Body): Promise<Server> {
    for (const value of [name, image, size])
      if (typeof value !== 'string' || value === '')
        throw new Refusal(400, "Some key doesn't validate the schema - x");
    const client = this.#cloud(cloud);
    if (!(await client.listImages()).some(({ id }) => id === image))
      throw new Refusal(500, 'Something went wrong no useful image id here');
    if (!(await client.listFlavors()).some(({ id }) => id === size))
      throw new Refusal(500, 'Something went wrong no useful size id here');
    return client.createServer({
      name: String(name),
      imageId: String(image),
      flavorId: String(size),
      keyName: keyname as string | undefined,
      metadata: metadata as Record<string, string> | undefined,
    });
  }

  async #stop(cloud: string, which: Body): Promise<string> {
    const client = this.#cloud(cloud);
    if (which['node'] === undefined && which['hostname'] === undefined)
      throw new Refusal(400, 'no valid node id nor hostname here');
    const server = await this.#find(cloud, which);
    if (!server) throw new Refusal(400, 'no useful node id here');
    await client.deleteServer(server.id);
    return server.id;
  }

  async #find(cloud: string, { node, hostname }: Body): Promise<Server | undefined> {
    const servers = await this.#cloud(cloud).listServers();
    return servers.find(({ id, name }) => id === node || name === hostname);
  }

  async #assign(action: string, cloud: string, sent: Body): Promise<Answer> {
    if (sent['emulate']) return ok({ id: 42, id_vm: '-fake_id-', result: 'Node -fake_id- assigned' });
    const isAssign = action.endsWith('assign');
    const server = await this.#find(cloud, sent);
    if (!server && !isAssign) return { status: 500, headers: { 'content-type': 'text/html' }, body: page };
    if (!server) throw new Refusal(400, 'Node not found');
    const key = `${cloud}/${server.id}`;
    if (isAssign && this.#users.has(key)) throw new Refusal(400, `Node ${server.name} is not free`);
    if (isAssign) this.#users.set(key, String(sent['user']));
    else this.#users.delete(key);
    if (!isAssign) await this.#stop(cloud, { node: server.id });
    const result = `Node ${server.name} ${isAssign ? 'assigned' : 'released and deleted'}`;
    return ok({ id: 7, id_vm: server.id, result });
  }

  async #assignments(cloud: string): Promise<unknown> {
    const servers = await this.#cloud(cloud).listServers();
    if (servers.length === 0) return {};
    return servers.map(({ id, name }, index) => {
      const user = this.#users.get(`${cloud}/${id}`) ?? '';
      const status =
        user === '' ? { status: 1, status_desc: 'FREE' } : { status: 2, status_desc: 'ASSIGNED' };
      return {
        id: index + 1,
        id_vm: id,
        hostname: name,
        cloud,
        user,
        recipe: 'test',
        recipe_id: 1,
        ...status,
      };
    });
  }

  #toNode({ id, name, status, addresses = {}, metadata = {} }: Server): Body {
    const [number, word] = states[status] ?? [4, 'unknown'];
    return {
      ...driver,
      id,
      name,
      state: this.#options.states === 'integer' ? number : word,
      public_ips: Object.values(addresses).flatMap((list) => list.map(({ address }) => address)),
      private_ips: [],
      extra: { metadata },
      uuid: createHash('sha1').update(`${id}:dummy`).digest('hex'),
    };
  }
}

const driver = { provider: 'dummy', cloud_type: 'Dummy Node Provider' };
const page = '<!doctype html>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n';

const states: Readonly<Record<string, [number, string]>> = {
  ACTIVE: [0, 'running'],
  BUILD: [3, 'pending'],
  REBOOT: [1, 'rebooting'],
  SHUTOFF: [5, 'stopped'],
  SUSPENDED: [6, 'suspended'],
  PAUSED: [8, 'paused'],
  ERROR: [7, 'error'],
  DELETED: [2, 'terminated'],
};

class Refusal extends ClientError {
  constructor(status: number, message: string) {
    super(message, { status });
  }
}

const statusTexts: Readonly<Record<number, [string, string]>> = {
  400: ['Bad Request', 'Bad request syntax or unsupported method'],
  403: ['Forbidden', 'Request forbidden -- authorization will not help'],
  500: ['Internal Server Error', 'Server got itself in trouble'],
  501: ['Not Implemented', 'Server does not support this operation'],
};

function ok(body: Body): Answer {
  return { body: { ...body, status: 'ok' } };
}

function refusal(status: number, message: string): Answer {
  const [short, long] = statusTexts[status] ?? ['', ''];
  const texts = { status_short_message: short, status_long_message: long };
  return { status, body: { message, status: 'error', status_code: status, ...texts } };
}
