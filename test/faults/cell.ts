import { setTimeout as sleep } from 'node:timers/promises';
import { ComputeClient } from '@leister/compute';
import { LxdClient } from '@leister/lxd';
import { ClientError, RestClient, type RestClientOptions } from '@leister/rest';
import { startLoopback } from '../support/loopback.js';
import { type Clients, type Family, requestsBefore } from './calls.js';
import type { Certificates } from './certificates.js';
import { FaultProxy } from './fault-proxy.js';
import type { Fault, Outcome } from './faults.js';
import { credentialsOf } from './logins.js';
import { novaBase } from './nova-answers.js';
import { page } from './misbehaviours.js';
import { startClouds } from './clouds.js';
import { printed, secretsIn } from './secrets.js';

/** What one family of calls made of one fault. */
export interface Observation extends Outcome {
  /** What should not have happened, whatever the outcome. */
  wrong: string[];
}

/** No call has to be over before this, so that a busy machine changes no outcome. Milliseconds. */
const unhurried = 20_000;
const plenty = { total: unhurried, response: unhurried, idle: unhurried };
/** What a call may take beyond its limits. */
const margin = 3_000;

/** Lets one family meet one fault, on connections of its own, and looks at all it leaves behind. */
export async function meet(fault: Fault, family: Family, certificates: Certificates): Promise<Observation> {
  const certificate =
    fault.certificate === 'none' ? undefined : fault.certificate && certificates[fault.certificate];
  const upstream = await startClouds();
  const other = await startLoopback((request) =>
    page(200)({ request: { head: request.url, body: request.body } }),
  );
  // A client that believes nobody gets no good answer first.
  const warmUps = fault.certificate === undefined ? 1 : 0;
  const healthyAnswers = warmUps + requestsBefore(family.kind) * warmUps;
  const proxy = await FaultProxy.start({
    upstream: upstream.port,
    misbehaviour: fault.misbehaves,
    healthyAnswers,
    certificate,
    elsewhere: other.url,
  });
  const log: string[] = [];
  const clients = createClients(fault, proxy.port, certificates, (text) => log.push(text));
  const client = clients[family.client];
  const expected = fault.sees[family.kind];
  // A wait looks again at once; where only its own limit ends it, that limit is short.
  const patience = { interval: 1, timeout: expected.sent === undefined ? 1_000 : unhurried };
  const wrong: string[] = [];
  try {
    if (warmUps > 0) await ask(client);
    const begun = performance.now();
    const outcome = await settle(() => family.call(clients, patience));
    const took = performance.now() - begun;
    const sent = expected.sent === undefined ? {} : { sent: log.length - healthyAnswers };

    if (took > longest(fault)) wrong.push(`took ${Math.round(took)} ms`);
    if (outcome instanceof Error) {
      if (!(outcome instanceof ClientError)) wrong.push(`failed with ${outcome.name}: ${outcome.message}`);
      wrong.push(...secretsIn(printed(outcome)).map((secret) => `printed in the error: ${secret}`));
    }
    wrong.push(...secretsIn(log.join('\n')).map((secret) => `printed in the log: ${secret}`));
    wrong.push(
      ...secretsIn(JSON.stringify(other.requests) + other.requests.map(({ body }) => body).join()).map(
        (secret) => `sent elsewhere: ${secret}`,
      ),
    );

    await proxy.heal();
    if (fault.certificate === undefined) {
      const next = await settle(() => ask(client));
      if (next instanceof Error) wrong.push(`the next call fails: ${next.message}`);
    }
    await Promise.all(Object.values(clients).map((client) => client.close()));
    if (!(await soon(() => proxy.openConnections + other.openConnections === 0))) {
      wrong.push(`left open: ${proxy.openConnections + other.openConnections} connections`);
    }
    if (outcome instanceof ClientError) return { result: outcome.code, ...sent, wrong };
    return { result: 'ok', ...sent, wrong };
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.close()));
    await Promise.all([proxy.close(), upstream.close(), other.close()]);
  }
}

/** Something that every one of the servers here tells, if it is well. */
async function ask(client: RestClient): Promise<void> {
  const { body } = await client.get(client instanceof LxdClient ? '/1.0' : '/limits', { timeout: plenty });
  if (!/"(?:absolute|api_extensions)"/.test(JSON.stringify(body)))
    throw new Error('it got the answer to something else');
}

function createClients(
  fault: Fault,
  port: number,
  certificates: Certificates,
  write: (text: string) => void,
): Clients {
  const scheme = fault.certificate === undefined ? 'http' : 'https';
  const origin = `${scheme}://127.0.0.1:${port}`;
  const options: Omit<RestClientOptions, 'endpoint'> = {
    credentials: credentialsOf(fault.login ?? 'a token for good'),
    timeout: { ...plenty, ...fault.timeout },
    retry: { minDelay: 5, maxDelay: 10 },
    tls: fault.pinned ? { fingerprint: '00'.repeat(32) } : { ca: certificates.ca },
    proxy: false,
    log: { headers: true, write },
  };
  const endpoint = origin + novaBase;
  return {
    rest: new RestClient({ ...options, endpoint }),
    compute: new ComputeClient({ ...options, endpoint }),
    lxd: new LxdClient({ ...options, endpoint: origin }),
  };
}

/** Milliseconds within which the call must be over, by the limits that are to end it. */
function longest({ timeout = {} }: Fault): number {
  const { total, ...phases } = timeout;
  const attempts = 3;
  return margin + (total ?? attempts * Math.max(0, ...Object.values(phases)));
}

async function settle(call: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(`not an error: ${String(error)}`);
  }
}

/** Whether something comes true within two seconds. */
export async function soon(condition: () => boolean): Promise<boolean> {
  for (let look = 0; look < 200; look++) {
    if (condition()) return true;
    await sleep(10);
  }
  return condition();
}
