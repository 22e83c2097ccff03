import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode, Timeouts } from '@leister/rest';
import { type Kind, kinds } from './calls.js';
import type { Certificates } from './certificates.js';
import { encode, type FaultyExchange, type Misbehaviour, send } from './fault-proxy.js';
import type { Answer } from './http-message.js';
import { firstToken, type Login } from './logins.js';
import {
  always,
  bytes,
  changed,
  drip,
  endlessBody,
  halfBody,
  halfHead,
  once,
  page,
  part,
  reset,
  trickle,
  withHeaders,
  withLength,
} from './misbehaviours.js';

/** What a call comes to, and how many requests it sends (or tries to send) on the way. */
export interface Outcome {
  result: 'ok' | ErrorCode;
  /** Left out where time decides: for a wait that goes on until its own limit. */
  sent?: number;
}

/** One way for a server, or what stands before it, to fail. */
export interface Fault {
  /** Said of the server, for the documentation. */
  name: string;
  misbehaves: Misbehaviour;
  sees: Readonly<Record<Kind, Outcome>>;
  /** When the call is over, for the documentation. */
  within: string;
  /** The limits that end the call; without them it has all the time in the world. Milliseconds. */
  timeout?: Timeouts;
  login?: Login;
  /** Speak TLS and show this certificate; `none` for a client that speaks TLS to a server that does not. */
  certificate?: Exclude<keyof Certificates, 'ca'> | 'none';
  /** Believe the pinned certificate only, and pin another. */
  pinned?: true;
}

const repeatable: readonly Kind[] = [
  'read',
  'page',
  'wait',
  'exists',
  'head',
  'put',
  'delete',
  'upload',
  'download',
  'operation',
];
const bodiless: readonly Kind[] = ['exists', 'head', 'delete'];
/** Of LXD's, which are never sent again without a look at what became of them. */
const lookedAfter: readonly Kind[] = ['change', 'removal'];
const atOnce = 'at once';

function each(outcome: (kind: Kind) => Outcome): Record<Kind, Outcome> {
  const all = Object.keys(kinds) as Kind[];
  return Object.fromEntries(all.map((kind) => [kind, outcome(kind)])) as Record<Kind, Outcome>;
}

function ok(sent?: number): Outcome {
  return { result: 'ok', ...(sent !== undefined && { sent }) };
}

/** Well in the end, after so many requests; LXD has a second one, which tells the end of what the first began. */
function well(sent = 1): Record<Kind, Outcome> {
  return each((kind) => (kind === 'order' || lookedAfter.includes(kind) ? ok() : ok(sent)));
}

function fails(result: ErrorCode, sent?: number): Outcome {
  return { result, ...(sent !== undefined && { sent }) };
}

/** Sent again where that is safe, three times in all, and failed for good. */
function retried(code: ErrorCode): Record<Kind, Outcome> {
  const looks = code === 'CONNECTION' ? 3 : 0;
  return each((kind) => {
    if (lookedAfter.includes(kind)) return fails(code, 1 + looks);
    return fails(code, repeatable.includes(kind) ? 3 : 1);
  });
}

/** As `retried`; but a wait that was answered before trusts in the service to come back, and goes on. */
function gone(code: 'CONNECTION' | 'UNAVAILABLE'): Record<Kind, Outcome> {
  return { ...retried(code), wait: fails('TIMEOUT'), operation: fails('TIMEOUT') };
}

/** As `retried`; but the end of an operation may take its time. */
function stalled(): Record<Kind, Outcome> {
  return { ...retried('TIMEOUT'), operation: fails('TIMEOUT') };
}

function never(code: ErrorCode): Record<Kind, Outcome> {
  return each(() => fails(code, 1));
}

function except(
  sees: Record<Kind, Outcome>,
  exceptions: readonly (readonly [kinds: readonly Kind[], outcome: Outcome])[],
): Record<Kind, Outcome> {
  const changes = exceptions.flatMap(([kinds, outcome]) => kinds.map((kind) => [kind, outcome] as const));
  return { ...sees, ...Object.fromEntries(changes) };
}

function unauthorized({ request }: FaultyExchange): Answer {
  return page(401)({ request });
}

/** Answers 401 to the token that the client began with. */
const expired: Misbehaviour['answer'] = (exchange) =>
  exchange.request.headers['x-auth-token'] === firstToken ? always(unauthorized)(exchange) : exchange.pass();

const stall = { timeout: { response: 500, idle: 500 } } as const;

const connecting: readonly Fault[] = [
  {
    name: 'refuses the connection',
    misbehaves: { refuse: true },
    sees: except(gone('CONNECTION'), [[['create', 'action'], fails('CONNECTION', 3)]]),
    within: atOnce,
  },
  {
    name: 'resets the connection as it opens',
    misbehaves: { connected: reset },
    sees: gone('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'resets it after the head of the request',
    misbehaves: { headReceived: reset },
    sees: gone('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'resets it after the request',
    misbehaves: { answer: ({ socket }) => reset(socket) },
    sees: gone('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'closes it without an answer',
    misbehaves: { answer: ({ socket }) => void socket.end() },
    sees: gone('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'resets it in the head of the answer',
    misbehaves: { answer: part(halfHead, reset) },
    sees: gone('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'resets it in the body',
    misbehaves: { answer: part(halfBody, reset) },
    sees: except(gone('CONNECTION'), [
      [bodiless, ok(1)],
      [['download'], fails('CONNECTION', 1)],
    ]),
    within: atOnce,
  },
  {
    name: 'closes it in the body',
    misbehaves: { answer: part(halfBody, (socket) => socket.end()) },
    sees: except(gone('CONNECTION'), [
      [bodiless, ok(1)],
      [['download'], fails('CONNECTION', 1)],
    ]),
    within: atOnce,
  },
  {
    name: 'resets ten connections after their requests, then recovers',
    misbehaves: { answer: (exchange) => (exchange.nth <= 10 ? reset(exchange.socket) : exchange.pass()) },
    sees: except(gone('CONNECTION'), [[['wait'], ok(11)]]),
    within: atOnce,
  },
  {
    name: 'resets one connection after its request, then recovers',
    misbehaves: { answer: (exchange) => (exchange.nth === 1 ? reset(exchange.socket) : exchange.pass()) },
    sees: each((kind) => (repeatable.includes(kind) ? ok(2) : fails('CONNECTION'))),
    within: atOnce,
  },
];

const stalling: readonly Fault[] = [
  {
    name: 'never answers',
    misbehaves: { answer: () => undefined },
    sees: stalled(),
    within: '`response`, for each time sent',
    ...stall,
  },
  {
    name: 'stalls in the head',
    misbehaves: { answer: part(halfHead, () => undefined) },
    sees: stalled(),
    within: '`response`, for each time sent',
    ...stall,
  },
  {
    name: 'stalls in the body',
    misbehaves: { answer: part(halfBody, () => undefined) },
    sees: except(stalled(), [
      [bodiless, ok(1)],
      [['download'], fails('TIMEOUT', 1)],
    ]),
    within: '`idle`, for each time sent',
    ...stall,
  },
  {
    name: 'answers slowly, but steadily',
    misbehaves: { answer: trickle(2) },
    sees: well(),
    within: 'as long as it takes',
  },
  {
    name: 'never ends its head',
    misbehaves: { answer: drip('HTTP/1.1 200 OK\r\nx-pad: ', 'x', 5) },
    sees: stalled(),
    within: '`response`, for each time sent',
    timeout: { response: 500 },
  },
  {
    name: 'never ends its body',
    misbehaves: { answer: endlessBody(5) },
    sees: except(never('TIMEOUT'), [[bodiless, ok(1)]]),
    within: '`total`',
    timeout: { total: 700 },
  },
  {
    name: 'says "wait" (100) and never more',
    misbehaves: { answer: drip('', 'HTTP/1.1 100 Continue\r\n\r\n', 5) },
    sees: stalled(),
    within: '`response`, for each time sent',
    timeout: { response: 500 },
  },
];

const lies: readonly Fault[] = [
  {
    name: 'announces more than it sends, and waits',
    misbehaves: { answer: changed((answer) => withLength(answer, answer.body.length + 10)) },
    sees: except(stalled(), [
      [bodiless, ok(1)],
      [['download'], fails('TIMEOUT', 1)],
    ]),
    within: '`idle`, for each time sent',
    ...stall,
  },
  {
    name: 'announces less than it sends',
    misbehaves: { answer: changed((answer) => withLength(answer, Math.floor(answer.body.length / 2))) },
    sees: except(never('PARSE'), [
      [bodiless, ok(1)],
      [['action', 'upload', 'upload once'], ok(1)],
    ]),
    within: atOnce,
  },
  {
    name: 'answers twice',
    misbehaves: {
      answer: async ({ socket, request, forward }) => {
        const answer = encode(request.method, await forward());
        await send(socket, Buffer.concat([answer, answer]));
      },
    },
    sees: well(),
    within: atOnce,
  },
  {
    name: 'says more when its answer is over',
    misbehaves: {
      answer: async ({ socket, pass }) => {
        await pass();
        await sleep(25);
        await send(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
        // A client that asks while this is on its way cannot know that it is not meant.
        for (let round = 0; round < 2; round++) await sleep(25);
      },
    },
    sees: well(),
    within: atOnce,
  },
  {
    name: 'sends a status line that is none',
    misbehaves: { answer: bytes('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n') },
    sees: never('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends a header that is none',
    misbehaves: { answer: bytes('HTTP/1.1 200 OK\r\ncontent type = json\r\n\r\n') },
    sees: never('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends a head without measure',
    misbehaves: { answer: bytes(`HTTP/1.1 200 OK\r\nx-pad: ${'x'.repeat(100_000)}\r\n\r\n`) },
    sees: never('PARSE'),
    within: atOnce,
  },
  {
    name: 'announces two lengths',
    misbehaves: { answer: bytes('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ') },
    sees: never('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends chunks that are none',
    misbehaves: {
      answer: bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n{}\r\n0\r\n\r\n'),
    },
    sees: except(never('PARSE'), [[['head'], ok(1)]]),
    within: atOnce,
  },
  {
    name: 'breaks off between chunks',
    misbehaves: {
      answer: bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n', (socket) =>
        socket.end(),
      ),
    },
    sees: except(gone('CONNECTION'), [
      [['head'], ok(1)],
      [['download'], fails('CONNECTION', 1)],
    ]),
    within: atOnce,
  },
  {
    name: 'sends gzip that is none',
    misbehaves: { answer: changed((answer) => withHeaders(answer, { 'content-encoding': 'gzip' })) },
    sees: except(never('PARSE'), [
      [bodiless, ok(1)],
      [['action', 'upload', 'upload once'], ok(1)],
    ]),
    within: atOnce,
  },
  {
    name: 'changes the protocol (101)',
    misbehaves: {
      answer: bytes('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    },
    sees: never('PARSE'),
    within: atOnce,
  },
  {
    name: 'answers with a page, and 200',
    misbehaves: { answer: always(page(200)) },
    sees: except(never('PARSE'), [[['head', 'download'], ok(1)]]),
    within: atOnce,
  },
];

const refusals: readonly Fault[] = [
  {
    name: 'finds the token expired (401); it can be renewed',
    misbehaves: { answer: expired },
    login: 'renews',
    sees: except(
      each(() => ok(2)),
      [[['upload once'], fails('UNAUTHORIZED', 1)]],
    ),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); it cannot be renewed',
    misbehaves: { answer: expired },
    sees: never('UNAUTHORIZED'),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); the renewal is refused',
    misbehaves: { answer: expired },
    login: 'cannot renew',
    sees: never('UNAUTHORIZED'),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); the renewal never ends',
    misbehaves: { answer: expired },
    login: 'never done renewing',
    sees: except(never('TIMEOUT'), [[['upload once'], fails('UNAUTHORIZED', 1)]]),
    within: '`total`',
    timeout: { total: 700 },
  },
  {
    name: 'finds every token expired (401)',
    misbehaves: { answer: always(unauthorized) },
    login: 'renews',
    sees: except(
      each(() => fails('UNAUTHORIZED', 2)),
      [[['upload once'], fails('UNAUTHORIZED', 1)]],
    ),
    within: atOnce,
  },
  {
    name: 'is asked too much (429, `Retry-After: 1`), once',
    misbehaves: { answer: once(page(429, { 'retry-after': '1' })) },
    sees: except(
      each(() => ok(2)),
      [[['upload once'], fails('RATE_LIMITED', 1)]],
    ),
    within: '`Retry-After`',
  },
  {
    name: 'is asked too much (429), again and again',
    misbehaves: { answer: always(page(429)) },
    sees: except(
      each(() => fails('RATE_LIMITED', 3)),
      [[['upload once'], fails('RATE_LIMITED', 1)]],
    ),
    within: 'the pauses between',
  },
  {
    name: 'is away (503, `Retry-After: 1`), once',
    misbehaves: { answer: once(page(503, { 'retry-after': '1' })) },
    sees: each((kind) => (repeatable.includes(kind) ? ok(2) : fails('UNAVAILABLE'))),
    within: '`Retry-After`',
  },
  {
    name: 'is away (503), again and again',
    misbehaves: { answer: always(page(503)) },
    sees: gone('UNAVAILABLE'),
    within: 'the pauses between',
  },
  {
    name: 'is away (503) and asks to wait for an hour',
    misbehaves: { answer: always(page(503, { 'retry-after': '3600' })) },
    sees: except(never('UNAVAILABLE'), [[['wait'], { result: 'TIMEOUT' }]]),
    within: atOnce,
  },
  {
    name: 'fails (500)',
    misbehaves: { answer: always(page(500)) },
    sees: never('SERVER'),
    within: atOnce,
  },
];

const awayFrom: Misbehaviour['answer'] = (exchange) =>
  always(page(307, { location: `${exchange.elsewhere}/login` }))(exchange);

const redirects: readonly Fault[] = [
  {
    name: 'sends reads to its own login page (302)',
    misbehaves: {
      answer: (exchange) =>
        exchange.request.path === '/login'
          ? always(page(200))(exchange)
          : always(page(302, { location: '/login' }))(exchange),
    },
    sees: except(never('PARSE'), [
      [['read', 'page', 'wait', 'exists'], fails('PARSE', 2)],
      [['head', 'download'], ok(2)],
    ]),
    within: atOnce,
  },
  {
    name: 'sends everything to another server (307)',
    misbehaves: { answer: awayFrom },
    sees: except(never('BAD_REQUEST'), [
      [['read', 'page', 'wait', 'exists'], fails('PARSE', 2)],
      [['head', 'download'], ok(2)],
    ]),
    within: atOnce,
  },
  {
    name: 'sends in a circle (307)',
    misbehaves: { answer: (exchange) => always(page(307, { location: exchange.request.path }))(exchange) },
    sees: except(
      each(() => fails('BAD_REQUEST', 6)),
      [[['upload once'], fails('BAD_REQUEST', 1)]],
    ),
    within: atOnce,
  },
  {
    name: 'sends from https to http (307)',
    misbehaves: { answer: awayFrom },
    certificate: 'good',
    sees: never('BAD_REQUEST'),
    within: atOnce,
  },
];

const untrusted = (certificate: Fault['certificate'] & string, name: string): Fault => ({
  name,
  certificate,
  misbehaves: {},
  sees: never('TLS'),
  within: atOnce,
});

const tls: readonly Fault[] = [
  untrusted('expired', 'shows a certificate that has expired'),
  untrusted('wrongName', 'shows the certificate of another host'),
  untrusted('wrongAuthority', 'shows a certificate of an unknown authority'),
  untrusted('selfSigned', 'shows a certificate signed by itself'),
  { ...untrusted('good', 'shows another certificate than the pinned one'), pinned: true },
  {
    ...untrusted('none', 'does not speak TLS'),
    misbehaves: {
      connected: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    },
  },
  {
    name: 'resets the connection while TLS is agreed on',
    certificate: 'none',
    misbehaves: { connected: (socket) => void socket.once('data', () => reset(socket)) },
    sees: retried('CONNECTION'),
    within: atOnce,
  },
  {
    name: 'never answers to TLS',
    certificate: 'none',
    misbehaves: { connected: (socket) => void socket.resume() },
    sees: retried('TIMEOUT'),
    within: '`secureConnect`, for each time tried',
    timeout: { secureConnect: 500 },
  },
];

/** All the ways to fail, in the order of the documentation. What a call then comes to, for each kind of call. */
export const faults: readonly Fault[] = [
  ...connecting,
  ...stalling,
  ...lies,
  ...refusals,
  ...redirects,
  ...tls,
];
