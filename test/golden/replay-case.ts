import { ComputeClient } from '@leister/compute';
import { ClientError } from '@leister/rest';
import type { RecordedCase, RecordedExchange, Recording } from './case.js';
import { compareRequests, compareResult } from './compare.js';
import { withDeviations } from './deviations.js';
import { computeCalls, nameArguments } from './original-calls.js';
import { scriptedServer } from './scripted-server.js';

/** What became of a case. `later` is one whose client is not here yet. */
export type Verdict =
  | { outcome: 'pass' }
  | { outcome: 'fail'; differences: string[] }
  | { outcome: 'later'; differences: string[] };

/** The originals' classes, and ours. */
const clients: Record<string, (options: { endpoint: string; token: string }) => ComputeClient> = {
  ComputeClient: (options) => new ComputeClient({ ...options, retry: false, proxy: false }),
};

/** Does what a recorded call did, against a server that answers as recorded, and compares. */
export async function replayCase(
  recorded: RecordedCase,
  fixtures: Recording['fixtures'] = {},
): Promise<Verdict> {
  const create = clients[recorded.client.cls];
  if (!create) return { outcome: 'later', differences: [`no ${recorded.client.cls} yet`] };
  const original = computeCalls[recorded.method];
  if (!original)
    return { outcome: 'fail', differences: [`${recorded.client.cls} has no ${recorded.method}`] };

  const expected = expectedExchanges(recorded);
  const server = await scriptedServer(expected, fixtures);
  try {
    const { token } = recorded.client;
    const client = create({ endpoint: recorded.client.endpoint.replaceAll('HOST', server.host), token });
    const { named, others } = nameArguments(original, recorded.args, recorded.kwargs);
    const result = await settle(original.call(client, named, others));
    await client.close();
    const differences = [
      ...compareRequests(expected, server.seen, token),
      ...compareOutcome(recorded, expected, result),
    ];
    return differences.length === 0 ? { outcome: 'pass' } : { outcome: 'fail', differences };
  } finally {
    await server.close();
  }
}

/** The exchanges of the recording, or the one request that would have been better: `POST /path {"body": ...}`. */
function expectedExchanges(recorded: RecordedCase): RecordedExchange[] {
  const [, method, path, json] =
    /^(GET|HEAD|POST|PUT|DELETE) (\/\S*)(?: (\{.*\}))?$/.exec(recorded.better ?? '') ?? [];
  if (method === undefined || path === undefined) {
    return recorded.exchanges.map((each) => ({ ...each, request: withDeviations(each.request) }));
  }
  const base = new URL(recorded.client.endpoint).pathname;
  const response = recorded.exchanges[0]?.response ?? { status: 200 };
  return [
    { request: { method, path: base + path, ...(json && { json: JSON.parse(json) as unknown }) }, response },
  ];
}

type Settled = { value: unknown } | { error: unknown };

async function settle(call: PromiseLike<unknown>): Promise<Settled> {
  try {
    return { value: await call };
  } catch (error) {
    return { error };
  }
}

function compareOutcome(
  recorded: RecordedCase,
  expected: readonly RecordedExchange[],
  result: Settled,
): string[] {
  const { raises } = recorded;
  // In words, `better` says that the recorded outcome is not the one to have; the requests still count.
  const better =
    recorded.better !== undefined && expected.length === recorded.exchanges.length && raises !== undefined;
  if (better && !('error' in result)) return [];
  if ('value' in result)
    return raises ? [`succeeds, but ${raises.type} was raised`] : compareResult(recorded, result.value);
  const { error } = result;
  if (!(error instanceof ClientError))
    return [`rejects with something else than ClientError: ${String(error)}`];
  if (!raises) return [`rejects: ${error.status} ${error.message}`];
  return compareErrors(raises, expected.at(-1)?.response.body, error);
}

function compareErrors(
  raises: NonNullable<RecordedCase['raises']>,
  body: unknown,
  error: ClientError,
): string[] {
  const message = serverMessage(body);
  return [
    ...(raises.status === undefined || error.status === raises.status
      ? []
      : [`status ${error.status}, not ${raises.status}`]),
    ...(message === undefined || error.message.includes(message)
      ? []
      : [`"${error.message}" lacks "${message}"`]),
    ...(JSON.stringify(error.details) === JSON.stringify(raises.details ?? [])
      ? []
      : [`details ${JSON.stringify(error.details)}, not ${JSON.stringify(raises.details)}`]),
  ];
}

/** The message in a fault, `{"itemNotFound": {"message": ...}}`, or the name of a fault that has none. */
function serverMessage(body: unknown): string | undefined {
  if (typeof body === 'string') return body.replace(/<[^>]*>/g, '').trim();
  if (typeof body !== 'object' || body === null) return undefined;
  const [name, fault] = Object.entries(body)[0] ?? [];
  return (fault as { message?: string } | undefined)?.message ?? name;
}
