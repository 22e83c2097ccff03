import { OrchestratorClient, type OrchestratorClientOptions } from '@leister/orchestrator';
import { ClientError } from '@leister/rest';
import { type Handler, type Loopback, startLoopback } from '../../../../test/support/loopback.js';

/** A client, and the server it talks to. */
export interface Pair {
  client: OrchestratorClient;
  server: Loopback;
  /** What was asked: `PUT /vm/stop/north {"node":"3"}`, without the base of the API. */
  asked(): string[];
}

const open: { close(): Promise<void> }[] = [];

/** A client of a server that answers so. */
export async function pairOf(
  handler: Handler,
  options: Partial<OrchestratorClientOptions> = {},
): Promise<Pair> {
  const server = await startLoopback(handler);
  const client = new OrchestratorClient({ endpoint: server.url, retry: { minDelay: 1 }, ...options });
  open.push(client, server);
  const asked = (): string[] =>
    server.requests.map(({ method, url, body }) =>
      `${method} ${url.replace(/^\/api\/v1/, '')} ${String(body)}`.trim(),
    );
  return { client, server, asked };
}

export async function closeAll(): Promise<void> {
  for (const one of open.splice(0)) await one.close();
}

/** The error of a call that must fail. */
export async function failureOf(call: PromiseLike<unknown>): Promise<ClientError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}

const long: Readonly<Record<number, [string, string]>> = {
  400: ['Bad Request', 'Bad request syntax or unsupported method'],
  403: ['Forbidden', 'Request forbidden -- authorization will not help'],
  500: ['Internal Server Error', 'Server got itself in trouble'],
  501: ['Not Implemented', 'Server does not support this operation'],
};

/** An error as the Orchestrator writes it. */
export function refusal(status: number, message: string): { status: number; body: unknown } {
  const [short, words] = long[status] ?? ['', ''];
  const texts = { status_short_message: short, status_long_message: words };
  return { status, body: { message, status: 'error', status_code: status, ...texts } };
}

export const node = {
  cloud_type: 'Dummy Node Provider',
  extra: { foo: 'bar' },
  id: '1',
  name: 'dummy-1',
  private_ips: ['10.0.0.1'],
  provider: 'dummy',
  public_ips: ['127.0.0.1', '2001:db8::1'],
  state: 0,
  uuid: '2c183c20f71eb5732512d6cfe1f75ebc9d9bb4dd',
};
