import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds it takes to make a machine. */
const timeToMake = 20;

interface StoredMachine {
  id: string;
  label: string;
  on: boolean;
  /** Milliseconds since the epoch. */
  madeAt: number;
}

/** The only user of a cloud, and the token that is good before the first login. */
interface User {
  name: string;
  password: string;
  token: string;
}

interface Asked {
  /** The part of the path in parentheses. */
  id: string;
  query: URLSearchParams;
  body: unknown;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Route = [request: RegExp, answer: (asked: Asked) => Answer | Promise<Answer>];

/** The cloud that MyCloud is a client of, in memory, on a port of 127.0.0.1. */
export class StubCloud {
  readonly #user: User | undefined;
  readonly #machines = new Map<string, StoredMachine>();
  readonly #news = new EventTarget();
  #newsTold = 0;
  #idsGiven = 0;
  #token: string | undefined;

  readonly #routes: Route[] = [
    [/^GET \/sizes$/, () => ok([{ id: 'small' }, { id: 'large' }])],
    [/^GET \/disks$/, () => ok([{ id: 'debian' }])],
    [/^GET \/machines$/, ({ query }) => this.#page(query)],
    [/^POST \/machines$/, ({ body }) => this.#make(body as Record<string, unknown>)],
    [/^GET \/machines\/([^/]+)$/, ({ id }) => this.#see(id)],
    [/^DELETE \/machines\/([^/]+)$/, ({ id }) => this.#unmake(id)],
    [/^PUT \/machines\/([^/]+)\/state$/, ({ id, body }) => this.#turn(id, body === 'on')],
    [/^POST \/machines\/([^/]+)\/restarts$/, ({ id }) => this.#turn(id, true)],
    [/^GET \/news$/, ({ query, signal }) => this.#newsAfter(Number(query.get('after')), signal)],
    [/^POST \/logins$/, ({ body }) => this.#logIn(body as Record<string, unknown>)],
  ];

  readonly #server = createServer((request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    void this.#answer(request, gone.signal).then(({ status, body, headers }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });

  /** @param user a cloud that has none lets everybody in */
  constructor(user?: User) {
    this.#user = user;
    this.#token = user?.token;
  }

  /** Begins to listen. Gives the endpoint. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** From now on only a login gives a token that is good. */
  expireToken(): void {
    this.#token = undefined;
  }

  async #answer(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const sent = await request.setEncoding('utf8').toArray();
    const body: unknown = sent.length === 0 ? undefined : JSON.parse(sent.join(''));
    if (pathname !== '/logins' && !this.#isWelcome(request)) return refusal(401, 'who are you?');
    for (const [pattern, answer] of this.#routes) {
      const matching = pattern.exec(`${request.method} ${pathname}`);
      if (matching) return answer({ id: decodeURIComponent(matching[1] ?? ''), query, body, signal });
    }
    return refusal(404, 'there is no such thing');
  }

  #isWelcome({ headers }: IncomingMessage): boolean {
    if (!this.#user) return true;
    return this.#token !== undefined && headers.authorization === `Bearer ${this.#token}`;
  }

  #logIn({ name, password }: Record<string, unknown>): Answer {
    if (name !== this.#user?.name || password !== this.#user?.password) return refusal(401, 'wrong password');
    this.#token = `token-${++this.#idsGiven}`;
    return { status: 201, body: { token: this.#token } };
  }

  #page(query: URLSearchParams): Answer {
    const all = [...this.#machines.values()];
    const after = query.get('after');
    const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    if (after !== null && start === 0) return refusal(400, 'there is no machine to start after');
    const page = all.slice(start, start + Number(query.get('limit') ?? 100));
    const last = page.at(-1);
    if (last === all.at(-1)) return ok(page.map(toSent));
    const next = `/machines?limit=${page.length}&after=${last?.id}`;
    return { ...ok(page.map(toSent)), headers: { link: `<${next}>; rel="next"` } };
  }

  #make({ label, size, disk }: Record<string, unknown>): Answer {
    if (size !== 'small' && size !== 'large')
      return refusal(422, 'there is no such size', ['small', 'large']);
    if (disk !== 'debian') return refusal(422, 'there is no such disk', ['debian']);
    const id = `m-${++this.#idsGiven}`;
    this.#machines.set(id, { id, label: String(label), on: true, madeAt: Date.now() + timeToMake });
    setTimeout(() => this.#tellNews(), timeToMake + 1);
    return { ...this.#see(id), status: 201 };
  }

  #see(id: string): Answer {
    const machine = this.#machines.get(id);
    return machine ? ok(toSent(machine)) : refusal(404, 'there is no such machine');
  }

  #turn(id: string, on: boolean): Answer {
    const machine = this.#machines.get(id);
    if (machine) machine.on = on;
    this.#tellNews();
    return this.#see(id);
  }

  #unmake(id: string): Answer {
    if (!this.#machines.delete(id)) return refusal(404, 'there is no such machine');
    this.#tellNews();
    return { status: 204 };
  }

  #tellNews(): void {
    this.#newsTold++;
    this.#news.dispatchEvent(new Event('news'));
  }

  /** Answers when there is something newer than the caller has heard of. */
  async #newsAfter(heard: number, signal: AbortSignal): Promise<Answer> {
    while (heard >= this.#newsTold && !signal.aborted) {
      await new Promise((resolve) => {
        this.#news.addEventListener('news', resolve, { once: true, signal });
        signal.addEventListener('abort', resolve, { once: true });
      });
    }
    return ok({ latest: this.#newsTold });
  }
}

function toSent({ id, label, on, madeAt }: StoredMachine): Record<string, unknown> {
  return { id, label, state: Date.now() < madeAt ? 'making' : on ? 'on' : 'off' };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** How this cloud says no. */
function refusal(status: number, text: string, hints: string[] = []): Answer {
  return { status, body: { oops: { text, hints } } };
}
