import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComputeFeature, ComputeProfile, CreateServer, Server } from '@leister/compute';
import { methodCalls, methodsOf } from './calls.js';
import type { CallArguments } from './calls/method-call.js';
import { Cleanup, deleteAndWait } from './cleanup.js';
import type { ContractClient } from './contract-client.js';
import { assertRejects, settle } from './rejections.js';
import type { ContractSubject } from './subject.js';
import type { Traffic } from './traffic.js';

const defaultTimeout = 60_000;

/** What the cases of one suite have in common: a server that several of them use, one after the other. */
export class Workshop {
  readonly subject: ContractSubject;
  readonly timeout: number;
  private readonly run = randomBytes(3).toString('hex');
  private names = 0;
  private sharedId: string | undefined;

  constructor(subject: ContractSubject) {
    this.subject = subject;
    this.timeout = subject.timeout ?? defaultTimeout;
  }

  /** A name that nothing else has: letters, digits and hyphens. */
  newName(): string {
    return `contract-${this.run}-${++this.names}`;
  }

  /** An ACTIVE server; the one that cases before have used, if they left it in order. */
  async sharedServer(client: ContractClient): Promise<Server> {
    if (this.sharedId !== undefined) {
      const used = await this.ready(client, this.sharedId);
      if (used) return used;
      await this.cleanUp();
    }
    const created = await client.createServer(await this.subject.newServer(this.newName()));
    this.sharedId = created.id;
    return client.waitServerUntil(created.id, 'ACTIVE', { timeout: this.timeout });
  }

  async cleanUp(): Promise<void> {
    const id = this.sharedId;
    this.sharedId = undefined;
    if (id === undefined) return;
    const client = await this.subject.createClient();
    try {
      await deleteAndWait(client, id, this.timeout);
    } finally {
      await client.close();
    }
  }

  private async ready(client: ContractClient, id: string): Promise<Server | undefined> {
    const settling = ['BUILD', 'REBOOT', 'HARD_REBOOT', 'REBUILD', 'RESIZE', 'REVERT_RESIZE', 'PASSWORD'];
    await settle('waitServerWhile', () => client.waitServerWhile(id, settling, { timeout: this.timeout }));
    const seen = await settle('getServerDetails', () => client.getServerDetails(id));
    if ('error' in seen) return undefined;
    const server = seen.value as Server;
    return server.status === 'ACTIVE' ? server : undefined;
  }
}

/** What one case works with. */
export class Bench {
  readonly client: ContractClient;
  readonly subject: ContractSubject;
  readonly traffic: Traffic;
  readonly cleanup = new Cleanup();
  /** How long a server may take to get into a state, in milliseconds. */
  readonly timeout: number;
  private readonly workshop: Workshop;

  constructor(workshop: Workshop, client: ContractClient, traffic: Traffic) {
    this.workshop = workshop;
    this.client = client;
    this.subject = workshop.subject;
    this.timeout = workshop.timeout;
    this.traffic = traffic;
  }

  newName(): string {
    return this.workshop.newName();
  }

  /** What to create, under a name that nothing else has. */
  async newServer(): Promise<CreateServer> {
    return this.subject.newServer(this.newName());
  }

  /** What calls need that are about a server which is not there. */
  async callArguments(id = this.subject.unknownId): Promise<CallArguments> {
    const { volumeId = 'contract' } = this.subject;
    return { id, server: await this.newServer(), volumeId };
  }

  /** An ACTIVE server that other cases use too: to be left ACTIVE, under its name. */
  sharedServer(): Promise<Server> {
    return this.workshop.sharedServer(this.client);
  }

  /** Creates a server that is gone when the case is over. */
  async create(server?: CreateServer): Promise<Server> {
    const created = await this.client.createServer(server ?? (await this.newServer()));
    this.deleteLater(created.id);
    return created;
  }

  /** Creates a server of the case's own and waits until it is ACTIVE. */
  async createActive(server?: CreateServer): Promise<Server> {
    const { id } = await this.create(server);
    return this.until(id, 'ACTIVE');
  }

  deleteLater(id: string): void {
    this.cleanup.add(() => deleteAndWait(this.client, id, this.timeout));
  }

  until(id: string, status: string | readonly string[]): Promise<Server> {
    return this.client.waitServerUntil(id, status, { timeout: this.timeout });
  }

  /** Looks until it is so: for clouds that take a change and make it a little later. */
  async eventually<T>(what: string, look: () => PromiseLike<T>, isSo: (seen: T) => boolean): Promise<T> {
    const end = Date.now() + this.timeout;
    for (;;) {
      const seen = await look();
      if (isSo(seen)) return seen;
      assert.ok(Date.now() < end, `${what}: not so after ${this.timeout} ms`);
      await sleep(100);
    }
  }

  /** Every method of a feature that the client has not says so by its name, and sends nothing. */
  async refuses(feature: ComputeFeature): Promise<void> {
    const using = await this.callArguments();
    for (const method of methodsOf(feature)) {
      const error = await this.sendsNothing(method, () =>
        assertRejects(method, 'UNSUPPORTED', () => methodCalls[method].call(this.client, using)),
      );
      assert.equal(error.status, 501, `${method}: UNSUPPORTED has status 501`);
      const told = [error.message, ...error.details].join(' ');
      // One that is made of others is refused by the first of them.
      const named = methodsOf(feature).some((name) => told.includes(name));
      assert.ok(named, `${method}: the error does not name the method: ${error.message}`);
    }
  }

  /** Fails when the work sends a request. */
  async sendsNothing<T>(what: string, work: () => Promise<T>): Promise<T> {
    const before = this.traffic.requests.length;
    const result = await work();
    const sent = this.traffic.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(sent, [], `${what} sent a request`);
    return result;
  }
}

/** What the class of a client says it is. */
export function profileOf(client: ContractClient): ComputeProfile {
  // The type of a client says nothing of its class; whether the field is there is looked up.
  const { profile } = client.constructor as { profile?: ComputeProfile };
  assert.ok(profile, 'the class of the client has no static profile');
  return profile;
}
