import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CloudDefinition,
  createOrchestrator,
  type Orchestrator,
} from '../../../apps/orchestrator/src/index.js';
import type { Loopback } from '../../support/loopback.js';
import type { Verdict } from '../replay-case.js';
import { startCistern } from './cistern-stand-in.js';
import { compareAnswer } from './compare-answer.js';
import { nameOf, type OrchestratorRecording, type RecordedExchange } from './exchange.js';
import { flakyCloud } from './flaky-cloud.js';
import { sendRecorded } from './send-recorded.js';

/** Who the recorded tokens belong to. */
const user = { name: 'user1', password: 'Golden-7-word' };

/** What became of a recorded request. */
export type AnsweredExchange = Verdict & { id: string };

/**
 * Sends the requests of a recording to our server, in their order, and compares the answers. Each group has a server of
 * its own, as it had when it was recorded.
 */
export async function answerExchanges(recording: OrchestratorRecording): Promise<AnsweredExchange[]> {
  const groups = new Map<string, RecordedExchange[]>();
  for (const exchange of recording.cases) {
    const key = JSON.stringify([exchange.group, exchange.peer]);
    groups.set(key, [...(groups.get(key) ?? []), exchange]);
  }
  const verdicts: AnsweredExchange[] = [];
  for (const exchanges of groups.values()) verdicts.push(...(await answerGroup(exchanges, recording)));
  return verdicts;
}

async function answerGroup(
  exchanges: readonly RecordedExchange[],
  { cisternRequestsSeen = [] }: OrchestratorRecording,
): Promise<AnsweredExchange[]> {
  const { peer, group } = exchanges[0]!;
  const folder = await mkdtemp(join(tmpdir(), 'leister-golden-'));
  const cistern = peer.cistern === 'stand-in' ? await startCistern() : undefined;
  const orchestrator = await createOrchestrator(
    {
      port: 0,
      node_states: peer.state === 'int' ? 'integer' : 'text',
      release_delay: 0,
      log: { level: 'silent' },
      database: { path: folder },
      refresh_tries: peer.MAX_ITERATIONS ?? 3,
      ...(peer.cistern && { cistern: { url: cistern?.url ?? 'http://127.0.0.1:9' } }),
      ...(peer.farm !== undefined && { clouds: {} }),
    },
    peer.farm === undefined ? {} : { clouds: farm(peer.farm) },
  );
  try {
    const url = await orchestrator.listen();
    const token = group === 'auth' ? await logIn(orchestrator) : '';
    const verdicts: AnsweredExchange[] = [];
    for (const exchange of exchanges) {
      await prepare(orchestrator, exchange);
      const answered = await sendRecorded(url, exchange, token);
      verdicts.push(verdict(nameOf(exchange), compareAnswer(exchange, answered)));
    }
    if (cistern)
      verdicts.push(verdict(`${group}: what Cistern is asked`, compareCistern(cistern, cisternRequestsSeen)));
    return verdicts;
  } finally {
    await orchestrator.close();
    await cistern?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** `default: list_nodes fails once with 401; dead: always 401` */
function farm(words: string): CloudDefinition[] {
  const count = /(\d+) failing/.exec(words)?.[1];
  if (count !== undefined) return [flakyCloud('default', Number(count))];
  return [flakyCloud('default', 1), flakyCloud('b', 0), flakyCloud('dead', Infinity)];
}

/** A part of a recording may stop nodes that requests outside it started: then they are there all the same. */
async function prepare({ services }: Orchestrator, { request, response }: RecordedExchange): Promise<void> {
  const id = /"node": "(\d+)"/.exec(request.body ?? '')?.[1];
  if (id === undefined || !request.path.includes('/vm/stop') || response.status !== 200) return;
  const cloud = services.clouds.get(request.path.split('/vm/stop')[1]?.slice(1) || 'default');
  const ids = async () => (await cloud.ask((client) => client.listServers())).map((server) => server.id);
  for (let before = await ids(); !before.includes(id) && before.length < Number(id); before = await ids())
    await cloud.order((client) => client.createServer({ name: 'before', imageId: '1', flavorId: '1' }));
}

async function logIn({ services: { users } }: Orchestrator): Promise<string> {
  await users.add(user.name, user.password);
  return (await users.logIn(user.name, user.password))!;
}

/** What we ask is among what the original asked, in the same order. */
function compareCistern(
  { requests }: Loopback,
  recorded: NonNullable<OrchestratorRecording['cisternRequestsSeen']>,
): string[] {
  const spell = (method: string, path: string, body: string): string =>
    `${method} ${path} ${JSON.stringify(JSON.parse(body))}`;
  const expected = recorded.map(({ method, path, body }) => spell(method, path, body));
  const differences: string[] = [];
  let position = 0;
  for (const { method, url, body } of requests) {
    const asked = spell(method, url, body.toString());
    const found = expected.indexOf(asked, position);
    if (found === -1) differences.push(`asks ${asked}`);
    else position = found + 1;
  }
  return requests.length === 0 ? ['asks nothing'] : differences;
}

function verdict(id: string, differences: string[]): AnsweredExchange {
  return differences.length === 0 ? { id, outcome: 'pass' } : { id, outcome: 'fail', differences };
}
