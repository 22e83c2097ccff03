import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  basicCredentials,
  ClientError,
  RestClient,
  type RestClientOptions,
  tokenCredentials,
} from '@leister/rest';
import { type Answer, type Loopback, startLoopback } from '../../../test/support/loopback.js';

/** Words that no answer holds unless it repeats a secret, so that a secret that is printed is found. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[g-z]{4,8}$/),
    fc.stringMatching(/^[!-~]{0,4}$/),
    fc.stringMatching(/^[g-z]{4,8}$/),
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/[*:]/.test(text));

const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  url: encodeURIComponent,
  form: (text) => String(new URLSearchParams({ a: text })),
  base64: (text) => Buffer.from(text).toString('base64'),
  json: (text) => JSON.stringify(text),
};

const places: Record<string, (echo: string) => Answer> = {
  message: (echo) => ({
    status: 400,
    body: { message: `not accepted: ${echo}`, details: [echo, { more: echo }] },
  }),
  'nested fault': (echo) => ({
    status: 409,
    body: { conflict: { message: echo, details: `${echo} ${echo}` } },
  }),
  'a list': (echo) => ({ status: 422, body: { errors: [{ detail: echo }, { detail: `again ${echo}` }] } }),
  'a name': (echo) => ({ status: 500, body: { [echo]: { message: echo } } }),
  html: (echo) => ({
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: `<html><title>${echo}</title><p>${echo}</p>`,
  }),
  text: (echo) => ({ status: 500, body: `${'word '.repeat(395)}${echo} and so on` }),
  'what is no JSON': (echo) => ({ status: 200, body: `{"broken": ${echo}` }),
  'a header': (echo) => ({ status: 500, headers: { 'x-request-id': encodeURIComponent(echo) }, body: {} }),
  success: (echo) => ({ status: 200, body: { all: [echo, { is: echo }] } }),
  redirect: (echo) => ({ status: 302, headers: { location: `ftp://h/${encodeURIComponent(echo)}` } }),
};

let server: Loopback;
let echo = '';
let place = 'message';
beforeAll(async () => {
  server = await startLoopback(() => places[place]?.(echo));
});
afterAll(() => server.close());

/** Ways to hand a client a secret. */
const ways: Record<string, (text: string) => { options: Partial<RestClientOptions>; call: object }> = {
  token: (text) => ({ options: { credentials: tokenCredentials(text) }, call: {} }),
  password: (text) => ({ options: { credentials: basicCredentials('me', text) }, call: {} }),
  'header of the client': (text) => ({ options: { headers: { 'x-api-key': text } }, call: {} }),
  'header of the call': (text) => ({ options: {}, call: { headers: { authorization: `Bearer ${text}` } } }),
  cookie: (text) => ({ options: {}, call: { headers: { cookie: `session=${text.replaceAll(';', '.')}` } } }),
  query: (text) => ({ options: {}, call: { query: { access_token: text } } }),
  'field of the body': (text) => ({ options: {}, call: { json: { user: { adminPass: text } } } }),
  form: (text) => ({ options: {}, call: { form: { client_secret: text } } }),
};

test('no secret that a client was given is ever printed, whatever the server makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.constantFrom(...Object.keys(ways)),
      fc.constantFrom(...Object.keys(spellings)),
      fc.constantFrom(...Object.keys(places)),
      async (text, way, spelling, where) => {
        const given = way === 'cookie' ? text.replaceAll(';', '.') : text;
        echo = spellings[spelling]?.(given) ?? '';
        place = where;
        const printed: string[] = [];
        const { options, call } = ways[way]?.(text) ?? { options: {}, call: {} };
        const client = new RestClient({
          endpoint: server.url,
          retry: false,
          log: { headers: true, write: (line) => printed.push(line) },
          ...options,
        });
        try {
          await client.post('/x', call);
        } catch (error) {
          expect(error).toBeInstanceOf(ClientError);
          const { message, stack = '', cause } = error as ClientError;
          printed.push(
            message,
            stack,
            String(error),
            JSON.stringify(error),
            inspect(error, { depth: 9 }),
            inspect(cause),
          );
        }
        const all = printed.join('\n');
        for (const [name, spell] of Object.entries(spellings)) {
          const spelt = spell(given).replace(/^"|"$|^a=/g, '');
          expect(all.includes(spelt), `${name}: ${spelt} in ${all}`).toBe(false);
        }
      },
    ),
    { numRuns: 500, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

test.each([1_975, 1_985, 1_995, 15_980, 15_995])(
  'no half of a secret is printed where a message is cut: %i',
  async (before) => {
    const token = 'hunterhunterhunterhunter';
    const text = await startLoopback(() => ({
      status: 500,
      body: `${'word '.repeat(4_000).slice(0, before)} ${token} and more`,
    }));
    const client = new RestClient({ endpoint: text.url, retry: false, credentials: tokenCredentials(token) });
    const error = await client.get('/x').catch((caught: unknown) => caught);
    await text.close();
    expect(error).toBeInstanceOf(ClientError);
    expect(JSON.stringify(error)).not.toContain('hunt');
  },
);
