import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@leister/openstack';
import { ClientError, RestClient, tokenCredentials } from '@leister/rest';
import { describe } from 'vitest';

const { LEISTER_TEST_OPENSTACK: directory } = process.env;

/** A suite that needs a real OpenStack. Where there is none its tests count as skipped, and say why. */
export function describeOpenStack(name: string, suite: () => void): void {
  if (directory) describe(name, suite);
  else describe.skip(`${name} (LEISTER_TEST_OPENSTACK names no OpenStack: see test/peers)`, suite);
}

/** A login at the peer. */
export interface Login {
  session: Session;
  token: string;
  projectId: string;
  userId: string;
}

/** @param rc the file in the peer's directory that says who: `openrc` is the administrator, `openrc-demo` a member */
export async function logIn(rc: 'openrc' | 'openrc-demo'): Promise<Login> {
  const set = readSettings(join(directory ?? '', rc));
  const keystone = new RestClient({ endpoint: set('OS_AUTH_URL'), proxy: false });
  const domain = { id: 'default' };
  const user = { name: set('OS_USERNAME'), password: set('OS_PASSWORD'), domain };
  const identity = { methods: ['password'], password: { user } };
  const scope = { project: { name: set('OS_PROJECT_NAME'), domain } };
  const { headers, body } = await keystone.post<TokenBody>('/auth/tokens', {
    json: { auth: { identity, scope } },
  });
  await keystone.close();
  const token = String(headers['x-subject-token']);
  const { catalog, project, user: self } = body.token;
  return {
    token,
    projectId: project.id,
    userId: self.id,
    session: {
      credentials: tokenCredentials(token),
      endpointFor: async (serviceType) => {
        const service = catalog.find(({ type }) => type === serviceType);
        const endpoint = service?.endpoints.find((one) => one.interface === 'public');
        if (endpoint) return endpoint.url;
        throw new ClientError(`the catalog has no ${serviceType}`, { code: 'NOT_FOUND' });
      },
    },
  };
}

/** A name that no other test run uses at the same time. */
export function uniqueName(what: string): string {
  return `leister-${what}-${randomBytes(4).toString('hex')}`;
}

/** What is to be undone after a test, the last first; each is undone though another fails. */
export class Leftovers {
  private readonly undo: (() => PromiseLike<unknown>)[] = [];

  add(undo: () => PromiseLike<unknown>): void {
    this.undo.unshift(undo);
  }

  async clear(): Promise<void> {
    const failures: unknown[] = [];
    for (const undo of this.undo.splice(0)) {
      try {
        await undo();
      } catch (error) {
        if (!(error instanceof ClientError && error.code === 'NOT_FOUND')) failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not all could be undone');
  }
}

/** The client, and the names of those of its methods that were called from outside. */
export function recordCalls<T extends object>(client: T): { client: T; called: Set<string> } {
  const called = new Set<string>();
  const recording = new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        called.add(String(name));
        return Reflect.apply(member, target, args);
      };
    },
  });
  return { client: recording, called };
}

/** The methods that a class has beyond those of another that it extends. */
export function methodsBeyond(Class: { prototype: object }, Base: { prototype: object }): string[] {
  const names: string[] = [];
  let prototype: object = Class.prototype;
  while (prototype !== Base.prototype) {
    names.push(...Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor'));
    prototype = Object.getPrototypeOf(prototype) as object;
  }
  return [...new Set(names)].sort();
}

interface TokenBody {
  token: {
    catalog: { type: string; endpoints: { interface: string; url: string }[] }[];
    project: { id: string };
    user: { id: string };
  };
}

function readSettings(file: string): (name: string) => string {
  const text = readFileSync(file, 'utf8');
  return (name) => {
    const value = new RegExp(`\\b${name}=['"]?([^\\s'"]+)`).exec(text)?.[1];
    if (value === undefined) throw new Error(`${file} does not set ${name}`);
    return value;
  };
}
