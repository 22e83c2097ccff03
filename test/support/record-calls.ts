// Notes, when LEISTER_TEST_RECORD names a folder, which public methods of which clients were called, what became of
// each call and which requests it sent. scripts/parity.mjs makes a page of it. Only runs against real servers count.
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect } from 'vitest';

/** One call from outside, and whatever it led to inside of the client. */
interface RecordedCall {
  client: string;
  method: string;
  /** `ok`, or the code of the error. */
  outcome: string;
  /** `METHOD /path` below the endpoint, without the query. */
  requests: Set<string>;
}

type Method = (this: object, ...args: unknown[]) => unknown;
type ClientClass = { name: string; prototype: object };
type Fetch = (...args: unknown[]) => Promise<unknown>;

const isReal = /\/test\/real\/|\/test\/contract\/(?:nova|lxd)\.test\.ts$/;
const { LEISTER_TEST_RECORD: folder } = process.env;

if (folder && isReal.test(expect.getState().testPath ?? '')) await record(folder);

async function record(into: string): Promise<void> {
  const calls: RecordedCall[] = [];
  const running = new AsyncLocalStorage<RecordedCall>();
  const { Listing, RestClient } = await import('@leister/rest');
  const clients = await clientClasses(RestClient);

  const watched = new Set<object>();
  for (const { prototype } of clients) {
    for (let at = prototype; at !== RestClient.prototype; at = Object.getPrototypeOf(at) as object) {
      if (!watched.has(at)) watchMethods(at);
      watched.add(at);
    }
  }
  watchRequests(RestClient.prototype, Listing);

  afterAll(() => {
    mkdirSync(into, { recursive: true });
    const lines = calls.map((call) => `${JSON.stringify({ ...call, requests: [...call.requests] })}\n`);
    appendFileSync(join(into, `${process.pid}.jsonl`), [...new Set(lines)].join(''));
  });

  function watchMethods(prototype: object): void {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value !== 'function' || name === 'constructor') continue;
      const method = value as Method;
      replace(prototype, name, function (this: object, ...args: unknown[]): unknown {
        const outer = running.getStore();
        // A websocket is no request of the client's, but begins as one.
        if (outer && name === 'socketPlace') outer.requests.add(`GET ${String(args[0])}`);
        if (outer) return method.apply(this, args);
        const client = classOf(this, clients);
        const call: RecordedCall = { client, method: name, outcome: 'pending', requests: new Set() };
        calls.push(call);
        const result = running.run(call, () => method.apply(this, args));
        // A listing does nothing before it is used: its pages tell.
        if (result instanceof Listing) return recordListing(call, result);
        if (isGenerator(result)) return recordGenerator(call, result);
        if (result instanceof Promise) void settle(call, result);
        else call.outcome = 'ok';
        return result;
      });
    }
  }

  function recordListing<T>(call: RecordedCall, listing: InstanceType<typeof Listing<T>>): object {
    const pages = listing.pages.bind(listing);
    return Object.assign(listing, { pages: () => recordGenerator(call, pages()) });
  }

  /** What is told step by step does nothing before its first step. */
  function recordGenerator<T>(call: RecordedCall, steps: AsyncGenerator<T>): AsyncGenerator<T> {
    const next = steps.next.bind(steps);
    steps.next = (...args) => {
      const step = running.run(call, () => next(...args));
      void settle(call, step);
      return step;
    };
    return steps;
  }

  function watchRequests(client: object, listing: typeof Listing): void {
    wrap(client, 'request', (request, self, args) => {
      const [verb, path] = args as [string, string];
      const call = running.getStore();
      const at = /^https?:/.test(path) ? 'LINK' : path.replace(/\?.*/, '');
      // A login on the way is the session's.
      if (call && classOf(self, clients) === call.client) call.requests.add(`${verb} ${at}`);
      return request.apply(self, args);
    });
    wrap(client, 'list', (list, self, [path, read, options, fetch]) => {
      const getPage = (fetch as Fetch | undefined) ?? ((...page) => (self as { get: Fetch }).get(...page));
      return list.apply(self, [path, read, options, ofCall(getPage)]);
    });
    wrap(listing, 'single', (single, self, [fetch, ...rest]) =>
      single.apply(self, [ofCall(fetch as Fetch), ...rest]),
    );
  }

  /** The work, in whatever later call it is done, for the call that is being made now. */
  function ofCall(work: Fetch): Fetch {
    const call = running.getStore();
    if (!call) return work;
    return (...args) => {
      const result = running.run(call, () => work(...args));
      void settle(call, result);
      return result;
    };
  }
}

function isGenerator(result: unknown): result is AsyncGenerator {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result && 'next' in result;
}

async function settle(call: RecordedCall, work: Promise<unknown>): Promise<void> {
  try {
    await work;
    call.outcome = 'ok';
  } catch (error) {
    call.outcome = (error as { code?: string }).code ?? 'error';
  }
}

function wrap(
  target: object,
  name: string,
  around: (original: Method, self: object, args: unknown[]) => unknown,
): void {
  const original = (target as Record<string, Method>)[name]!;
  replace(target, name, function (this: object, ...args: unknown[]): unknown {
    return around(original, this, args);
  });
}

function replace(target: object, name: string, value: Method): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
}

/** The clients that the packages export. */
async function clientClasses(Base: { prototype: object }): Promise<ClientClass[]> {
  const packages = join(import.meta.dirname, '../../packages');
  const files = readdirSync(packages)
    .map((name) => join(packages, name, 'src/index.ts'))
    .filter((file) => existsSync(file));
  const modules = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(file).href)) as Record<string, unknown>),
  );
  return modules
    .flatMap((exported) => Object.values(exported))
    .filter((it): it is ClientClass => typeof it === 'function' && it.prototype instanceof (Base as never));
}

/** The name of the exported class that an object, or the class of a test that extends it, is of. */
function classOf(client: object, clients: readonly ClientClass[]): string {
  for (let at = Object.getPrototypeOf(client) as object; at; at = Object.getPrototypeOf(at) as object) {
    const found = clients.find(({ prototype }) => prototype === at);
    if (found) return found.name;
  }
  return '';
}
