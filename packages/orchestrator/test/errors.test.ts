import { OrchestratorError } from '@leister/orchestrator';
import { ClientError } from '@leister/rest';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, failureOf, pairOf, refusal } from './support/recorded.js';

afterEach(closeAll);

const page = (title: string): { status: number; headers: object; body: string } => ({
  status: Number(title.slice(0, 3)),
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title.slice(4)}</h1>\n<p>Words.</p>\n`,
});

type Answering = Parameters<typeof pairOf>[0];
type Client = Awaited<ReturnType<typeof pairOf>>['client'];

async function errorOf(
  answer: unknown,
  call: (client: Client) => PromiseLike<unknown>,
): Promise<ClientError> {
  const { client } = await pairOf((() => answer) as Answering, { retry: false });
  return failureOf(call(client));
}

const nodes = (client: Client): PromiseLike<unknown> => client.listNodes();
const start = (client: Client): PromiseLike<unknown> => client.startVm({ name: 'a', image: '1', size: '1' });
const stop = (client: Client): PromiseLike<unknown> => client.stopVm({ node: '99' });
const assign = (client: Client): PromiseLike<unknown> =>
  client.assignVm({ node: '1', user: 'u', vmType: 't' });
const release = (client: Client): PromiseLike<unknown> => client.releaseVm({ node: '1' });

describe('an error says what it is about', () => {
  const schema = "Some key doesn't validate the schema - Missing key: 'size'";
  test.each([
    ['an unknown cloud', nodes, refusal(500, 'Cloud not valid or wrong path'), 'unknown-cloud', 'SERVER'],
    [
      'an unknown cloud at a start',
      start,
      refusal(500, 'Something went wrong Cloud not valid or wrong path'),
      'unknown-cloud',
      'SERVER',
    ],
    ['a driver that failed', nodes, refusal(400, 'Cloud not valid'), 'unknown-cloud', 'SERVER'],
    ['an unknown cloud, better told', nodes, refusal(404, 'Cloud not valid'), 'unknown-cloud', 'NOT_FOUND'],
    [
      'an unknown image, in a 500',
      start,
      refusal(500, 'Something went wrong no useful image id here'),
      'not-found',
      'NOT_FOUND',
    ],
    [
      'an unknown size, in a 500',
      start,
      refusal(500, 'Something went wrong no useful size id here'),
      'not-found',
      'NOT_FOUND',
    ],
    ['an unknown image, in a 400', start, refusal(400, 'no useful image id here'), 'not-found', 'NOT_FOUND'],
    ['an unknown node', stop, refusal(400, 'no useful node id here'), 'not-found', 'NOT_FOUND'],
    ['a node that Cistern does not know', assign, refusal(400, 'Node not found'), 'not-found', 'NOT_FOUND'],
    [
      'a node that is not named',
      stop,
      refusal(400, 'no valid node id nor hostname here'),
      'validation',
      'BAD_REQUEST',
    ],
    ['what the schema does not take', start, refusal(400, schema), 'validation', 'BAD_REQUEST'],
    ['the schema, at an assignment', assign, refusal(400, schema), 'validation', 'BAD_REQUEST'],
    ['JSON that is none', start, refusal(400, 'Malformed JSON stream'), 'malformed-json', 'BAD_REQUEST'],
    ['a token that is not good', nodes, refusal(403, 'Forbidden'), 'forbidden', 'FORBIDDEN'],
    ['a verb that there is not', stop, refusal(501, 'Not implemented'), 'not-implemented', 'SERVER'],
    [
      'an action that there is not',
      nodes,
      refusal(400, 'Unrecognized action found'),
      'not-implemented',
      'BAD_REQUEST',
    ],
    ['Cistern that is away', assign, refusal(400, 'unknown'), 'refused', 'OPERATION_FAILED'],
    ['Cistern that refuses', release, refusal(400, 'Node is in use'), 'refused', 'OPERATION_FAILED'],
    ['a server that says more: a name in use', start, refusal(409, 'Name in use'), 'other', 'CONFLICT'],
    [
      'a server that says more: no server',
      stop,
      refusal(404, 'Instance not found'),
      'not-found',
      'NOT_FOUND',
    ],
    ['what the cloud behind cannot', stop, refusal(501, 'it has no such thing'), 'not-implemented', 'SERVER'],
    ['what went wrong otherwise', start, refusal(500, 'Something went wrong: 42'), 'other', 'SERVER'],
  ] as const)('%s', async (_, call, answer, kind, code) => {
    const error = await errorOf(answer, call);
    expect(error).toBeInstanceOf(OrchestratorError);
    const { message, status_code, status_short_message, status_long_message } = answer.body as Readonly<
      Record<string, unknown>
    >;
    expect(error).toMatchObject({
      message,
      code,
      kind,
      status: answer.status,
      statusCode: status_code,
      // What has no words for its status has none here.
      ...(status_short_message !== '' && {
        shortMessage: status_short_message,
        longMessage: status_long_message,
      }),
    });
  });

  test('the short body of a 404', async () => {
    const error = await errorOf({ status: 404, body: { message: 'Page not found', status: 'error' } }, nodes);
    expect(error).toMatchObject({
      message: 'Page not found',
      status: 404,
      code: 'NOT_FOUND',
      kind: 'not-found',
    });
    expect(error).not.toHaveProperty('statusCode');
    expect(error).not.toHaveProperty('shortMessage');
  });

  test('a page', async () => {
    const error = await errorOf(page('500 Internal Server Error'), nodes);
    expect(error).toBeInstanceOf(OrchestratorError);
    expect(error).toMatchObject({
      message: '500 Internal Server Error',
      status: 500,
      code: 'SERVER',
      kind: 'other',
    });
    const bad = await errorOf(page('400 Bad Request'), assign);
    expect(bad).toMatchObject({ status: 400, code: 'BAD_REQUEST', kind: 'other' });
  });

  test.each([400, 500, 502])('an answer of %i that says nothing', async (status) => {
    const error = await errorOf({ status }, nodes);
    expect(error).toMatchObject({ status, kind: 'other' });
    expect(error.message).toMatch(new RegExp(`^HTTP ${status}`));
  });

  test('the text "Dev", which is no failure to HTTP', async () => {
    const dev = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'Dev' };
    expect(await errorOf(dev, nodes)).toMatchObject({ status: 200, code: 'PARSE', kind: 'not-implemented' });
    expect(await errorOf(dev, stop)).toMatchObject({ status: 200, kind: 'not-implemented' });
  });

  test('any other text is no answer of the Orchestrator', async () => {
    const error = await errorOf({ headers: { 'content-type': 'text/html' }, body: 'Hello World!' }, nodes);
    expect(error).toMatchObject({ status: 200, code: 'PARSE', details: ['Hello World!'] });
  });

  test('an error inside a success', async () => {
    const inside = { status: 200, body: refusal(403, 'Forbidden').body };
    expect(await errorOf(inside, nodes)).toMatchObject({ status: 403, code: 'FORBIDDEN', kind: 'forbidden' });
    const unnumbered = { status: 200, body: { status: 'error', message: 'no' } };
    expect(await errorOf(unnumbered, nodes)).toMatchObject({ message: 'no', status: 500, kind: 'other' });
  });
});

describe('what the words leave open is said beside them', () => {
  test('a cloud that is not there, or failed', async () => {
    const { details } = await errorOf(refusal(500, 'Cloud not valid or wrong path'), nodes);
    expect(details.join()).toMatch(/does not have.* failed/);
  });

  test('a release that Cistern did, and the cloud could not', async () => {
    const error = await errorOf(refusal(400, 'no useful node id here'), release);
    expect(error).toMatchObject({ code: 'NOT_FOUND' });
    expect(error.details.join()).toContain('has been released');
    expect((await errorOf(refusal(400, 'no useful node id here'), stop)).details).toEqual([]);
  });

  test('a release that ends in a page', async () => {
    const error = await errorOf(page('500 Internal Server Error'), release);
    expect(error).toMatchObject({ code: 'SERVER', kind: 'other' });
    expect(error.details.join()).toContain('Cistern is away, or does not know the node');
  });
});

test('an error that crossed a process is a ClientError still', async () => {
  const error = await errorOf(refusal(400, 'no useful node id here'), stop);
  const rebuilt = ClientError.from(JSON.parse(JSON.stringify(error)));
  expect(rebuilt).toMatchObject({ message: 'no useful node id here', code: 'NOT_FOUND', status: 400 });
});
