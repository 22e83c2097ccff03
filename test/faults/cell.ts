import { setTimeout as sleep } from 'node:timers/promises';
import { LxdClient } from '@leister/lxd';
import { OrchestratorClient } from '@leister/orchestrator';
import { ClientError, type RestClient } from '@leister/rest';
import { type Loopback, startLoopback } from '../support/loopback.js';
import { type Family, requestsBefore } from './calls.js';
import type { Certificates } from './certificates.js';
import { createClients, type OpenClients } from './clients.js';
import { startClouds } from './clouds.js';
import type { Fault } from './fault.js';
import { FaultProxy } from './fault-proxy.js';
import { credentialsOf } from './logins.js';
import { page } from './misbehaviours.js';
import type { Outcome } from './outcomes.js';
import { printed, secretsIn } from './secrets.js';

/** What one family of calls made of one fault. */
export interface Observation extends Outcome {
  /** What should not have happened, whatever the outcome. */
  wrong: string[];
}

/**
 * No call has to be over before this, so that a busy machine changes no outcome; one that lasts as long hangs. The
 * number is nobody else's: an error that names it was ended by this limit, and not by its own. Milliseconds.
 */
const unhurried = 19_997;
const plenty = { total: unhurried, response: unhurried, idle: unhurried };

/** A call's surroundings, which it shares with no other. */
interface Surroundings {
  proxy: FaultProxy;
  /** Where clients are led to and should tell nothing. */
  elsewhere: Loopback;
  open: OpenClients;
  /** What the clients logged, one request each. */
  log: string[];
  close(): Promise<void>;
}

/** Lets one family meet one fault, and looks at all it leaves behind. */
export async function meet(fault: Fault, family: Family, certificates: Certificates): Promise<Observation> {
  const { sent } = fault.sees[family.kind];
  // A client that believes nobody gets no good answer first.
  const healthyAnswers = fault.certificate === undefined ? 1 + requestsBefore(family.kind) : 0;
  const surroundings = await setUp(fault, certificates, healthyAnswers);
  const { proxy, log } = surroundings;
  const { clients } = surroundings.open;
  const client = clients[family.client];
  try {
    if (healthyAnswers > 0) await ask(client);
    const begun = performance.now();
    // A wait looks again at once; where only its own limit ends it, that limit is short.
    const patience = { interval: 1, timeout: sent === undefined ? 1_000 : unhurried };
    const error = await failureOf(() => family.call(clients, patience));
    const took = performance.now() - begun;
    const outcome: Outcome = {
      result: error instanceof ClientError ? error.code : 'ok',
      ...(sent !== undefined && { sent: log.length - healthyAnswers }),
    };

    const wrong = took >= unhurried ? ['hangs'] : [];
    if (endedByTheLastLimit(error)) wrong.push('is ended by none of its own limits');
    if (error && !(error instanceof ClientError)) wrong.push(`failed with ${error.name}: ${error.message}`);
    wrong.push(...tellTales(error, surroundings));
    await proxy.heal();
    const next = fault.certificate === undefined && (await failureOf(() => ask(client)));
    if (next) wrong.push(`the next call fails: ${next.message}`);
    wrong.push(...(await leftOpen(surroundings)));
    return { ...outcome, wrong };
  } finally {
    await surroundings.close();
  }
}

async function setUp(
  fault: Fault,
  certificates: Certificates,
  healthyAnswers: number,
): Promise<Surroundings> {
  const log: string[] = [];
  const clouds = await startClouds();
  const elsewhere = await startLoopback(({ url, body }) => page(200)({ request: { head: url, body } }));
  const { certificate } = fault;
  const proxy = await FaultProxy.start({
    upstream: clouds.port,
    elsewhere: elsewhere.url,
    misbehaviour: fault.misbehaves,
    healthyAnswers,
    certificate: certificate === undefined || certificate === 'none' ? undefined : certificates[certificate],
  });
  const open = clientsFor(fault, proxy.port, certificates, (text) => log.push(text));
  const close = async (): Promise<void> => {
    await Promise.all(open.close());
    await Promise.all([proxy.close(), clouds.close(), elsewhere.close()]);
  };
  return { proxy, elsewhere, open, log, close };
}

function clientsFor(
  fault: Fault,
  port: number,
  certificates: Certificates,
  write: (text: string) => void,
): OpenClients {
  const origin = `${fault.certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  return createClients(origin, {
    credentials: credentialsOf(fault.login ?? 'a token for good'),
    timeout: { ...plenty, ...fault.timeout },
    retry: { minDelay: 5, maxDelay: 10 },
    tls: fault.pinned ? { fingerprint: '00'.repeat(32) } : { ca: certificates.ca },
    log: { headers: true, write },
  });
}

/** Asks for something that every one of the servers here tells, if it is well. */
async function ask(client: RestClient): Promise<void> {
  const path =
    client instanceof LxdClient ? '/1.0' : client instanceof OrchestratorClient ? '/cloud' : '/limits';
  const { body } = await client.get(path, { timeout: plenty });
  const meant = /"(?:absolute|api_extensions|served_cloud)"/.test(JSON.stringify(body));
  if (!meant) throw new Error('it got the answer to something else');
}

/** Whether an error, or what caused it, tells of the limit that was set for all. */
function endedByTheLastLimit(error: Error | undefined): boolean {
  return error !== undefined && `${error.message} ${String(error.cause)}`.includes(`${unhurried} ms`);
}

/** The secrets that were printed, or told to another server. */
function tellTales(error: Error | undefined, { elsewhere, log }: Surroundings): string[] {
  const told = elsewhere.requests.map(({ headers, body }) => JSON.stringify(headers) + String(body));
  const places = {
    'in the error': error ? printed(error) : '',
    'in the log': log.join('\n'),
    elsewhere: told.join(),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    secretsIn(text).map((secret) => `told ${place}: ${secret}`),
  );
}

async function leftOpen({ open: clients, proxy, elsewhere }: Surroundings): Promise<string[]> {
  await Promise.all(clients.close());
  const open = (): number => proxy.openConnections + elsewhere.openConnections;
  return (await soon(() => open() === 0)) ? [] : [`left open: ${open()} connections`];
}

async function failureOf(call: () => PromiseLike<unknown>): Promise<Error | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(`not an error: ${String(error)}`);
  }
}

/** Whether something comes true within two seconds. */
export async function soon(condition: () => boolean): Promise<boolean> {
  for (let look = 0; look < 200 && !condition(); look++) await sleep(10);
  return condition();
}
