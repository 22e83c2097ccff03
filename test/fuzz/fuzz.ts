import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError, errorCodes } from '@leister/rest';
import { type Clients, families, type Family } from '../faults/calls.js';
import { createClients, type OpenClients } from '../faults/clients.js';
import { type Answer, type ReceivedRequest, takeRequest } from '../faults/http-message.js';
import { credentialsOf } from '../faults/logins.js';
import { lxdAnswer } from '../faults/lxd-answers.js';
import { novaAnswer } from '../faults/nova-answers.js';
import { orchestratorAnswer } from '../faults/orchestrator-answers.js';
import { printed, secretsIn } from '../faults/secrets.js';
import { serviceAnswer } from '../faults/service-answers.js';
import { startRaw } from '../support/loopback.js';
import { Random } from './random.js';
import { spoil } from './spoil.js';

/** What came of a run. */
export interface FuzzReport {
  /** Answers that were sent. */
  exchanges: number;
  calls: number;
  /** How often the calls came to what: `ok`, or the code of an error. */
  outcomes: Record<string, number>;
  /** What should not have happened, and the seed and number of the call to see it again. */
  wrong: string[];
}

export interface FuzzOptions {
  /** The run ends when so many answers were sent. */
  exchanges: number;
  seed: number;
  /** The number of the first call. Default 0. */
  from?: number;
  /** Of calls under way at once. Default 8. */
  concurrency?: number;
  /** What is called. Default: all families of methods. */
  calls?: readonly Family[];
}

/** Milliseconds. What a server leaves undone is ended by this. */
const limit = 500;
/** What a call may take beyond that on a busy machine: a call that hangs takes for ever. */
const margin = 20_000;

/** More of them say nothing new. */
const mostWrong = 20;

/** Which call a request belongs to: answers are spoilt by its number, whatever else is under way. */
const numberHeader = 'x-fuzz';

const swift = families.filter(({ kind }) => !kind.startsWith('upload') && !kind.endsWith('download'));

/**
 * Calls every family of methods again and again, while a server on loopback sends spoilt answers. Each call has to come
 * to a result or a ClientError, in time, without a secret told, and to leave nothing open.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, exchanges, from = 0, concurrency = 8 } = options;
  const report: FuzzReport = { exchanges: 0, calls: 0, outcomes: {}, wrong: [] };
  const onUnhandled = (reason: unknown): void => void report.wrong.push(`unhandled: ${String(reason)}`);
  process.on('unhandledRejection', onUnhandled);
  const server = await startSpoiler(seed, report);
  let next = from;
  const open = clientsOf(server.url);
  const work = async (): Promise<void> => {
    while (report.exchanges < exchanges && report.wrong.length < mostWrong)
      await tryCall(next++, options, open.clients, report);
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    report.wrong.push(...(await closeAndTell(open)));
    if (!(await soon(() => server.openConnections() === 0)))
      report.wrong.push(`${server.openConnections()} connections are left open`);
    if (Object.hasOwn(Object.prototype, 'polluted')) report.wrong.push('a prototype was changed');
  } finally {
    await server.close();
    process.off('unhandledRejection', onUnhandled);
  }
  return report;
}

async function tryCall(
  number: number,
  { seed, calls }: FuzzOptions,
  clients: Clients,
  report: FuzzReport,
): Promise<void> {
  report.calls++;
  const random = new Random(seed + number * 2);
  const all = calls ?? (random.chance(0.01) ? families : swift);
  const family = all[random.below(all.length)] as Family;
  const headers = { [numberHeader]: String(number) };
  const tell = (what: string): void => {
    report.wrong.push(`seed ${seed}, call ${number}, ${family.name}: ${what}`);
  };
  const late = setTimeout(() => tell('does not end'), limit + margin);
  let outcome = 'ok';
  try {
    // One client is enough: a call uses no other.
    const numbered = { ...clients, [family.client]: clients[family.client].with({ headers }) };
    await family.call(numbered, { interval: 1, timeout: limit });
  } catch (error) {
    outcome = codeOf(error);
    if (!isKnown(outcome)) tell(`fails with ${String(error)}`);
    // Every way to print an error takes longer than the call itself.
    const text = number % 10 === 0 ? printed(error as Error) : JSON.stringify(error) + String(error);
    for (const secret of secretsIn(text)) tell(`tells the ${secret}`);
  }
  clearTimeout(late);
  report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
}

/** LXD's client tells as it is closed what became of work that nobody waited for. */
async function closeAndTell(clients: OpenClients): Promise<string[]> {
  const closed = await Promise.allSettled(clients.close());
  return closed.flatMap((result) =>
    result.status === 'rejected' && !isKnown(codeOf(result.reason))
      ? [`closing fails with ${String(result.reason)}`]
      : [],
  );
}

function codeOf(error: unknown): string {
  return error instanceof ClientError ? error.code : 'not a ClientError';
}

function isKnown(code: string): boolean {
  return errorCodes.some((known) => known === code);
}

function clientsOf(url: string): OpenClients {
  return createClients(url, {
    credentials: credentialsOf('a token for good'),
    timeout: { total: limit },
    retry: { minDelay: 1, maxDelay: 2 },
    log: false,
  });
}

async function startSpoiler(
  seed: number,
  report: FuzzReport,
): Promise<{ url: string; openConnections(): number; close(): Promise<void> }> {
  let open = 0;
  const server = await startRaw((socket) => {
    open++;
    socket.once('close', () => open--);
    let bytes: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const taken = takeRequest(bytes);
      if (!taken) return;
      bytes = taken.rest;
      report.exchanges++;
      const { headers } = taken.request;
      const good = answerTo(taken.request);
      const { bytes: answer, then } = spoil(good, new Random(seed + Number(headers[numberHeader]) * 2 + 1));
      socket.write(answer);
      if (then === 'end') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  });
  return { url: server.url, openConnections: () => open, close: () => server.close() };
}

function answerTo({ method, path, headers, body }: ReceivedRequest): Answer {
  if (path.startsWith('/1.0')) return lxdAnswer(method, path);
  if (path.startsWith('/api/')) return orchestratorAnswer(method, path);
  const host = headers['host'] ?? '';
  return serviceAnswer(method, path, host) ?? novaAnswer(method, path, String(body), host);
}

async function soon(condition: () => boolean): Promise<boolean> {
  for (let look = 0; look < 200 && !condition(); look++) await sleep(10);
  return condition();
}
