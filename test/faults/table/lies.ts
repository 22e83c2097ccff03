import { setTimeout as sleep } from 'node:timers/promises';
import { atOnce, type Fault, stall } from '../fault.js';
import { encode, send } from '../fault-proxy.js';
import { always, bytes, changed, page, withHeaders, withLength } from '../misbehaviours.js';
import { bodiless, except, fails, fatal, gone, ok, streamed, stalled, well } from '../outcomes.js';

/** Answers that are not what they say, or not HTTP at all. */
export const lies: readonly Fault[] = [
  {
    name: 'announces more than it sends, and waits',
    misbehaves: { answer: changed((answer) => withLength(answer, answer.body.length + 10)) },
    sees: except(stalled(), [bodiless, ok(1)], [streamed, fails('TIMEOUT', 1)]),
    within: '`idle`, for each time sent',
    ...stall,
  },
  {
    name: 'announces less than it sends',
    misbehaves: { answer: changed((answer) => withLength(answer, Math.floor(answer.body.length / 2))) },
    sees: except(fatal('PARSE'), [bodiless, ok(1)], [['action', 'upload', 'upload once'], ok(1)]),
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
    name: 'says 408 when it was asked nothing, and closes',
    misbehaves: {
      answer: async ({ socket, pass }) => {
        await pass();
        await sleep(25);
        await send(socket, 'HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
        socket.end();
        // Who asks while this is on its way cannot know that it is not meant.
        for (let round = 0; round < 2; round++) await sleep(25);
      },
    },
    sees: well(),
    within: atOnce,
  },
  {
    name: 'sends a status line that is none',
    misbehaves: { answer: bytes('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n') },
    sees: fatal('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends a header that is none',
    misbehaves: { answer: bytes('HTTP/1.1 200 OK\r\ncontent type = json\r\n\r\n') },
    sees: fatal('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends a head without measure',
    misbehaves: { answer: bytes(`HTTP/1.1 200 OK\r\nx-pad: ${'x'.repeat(100_000)}\r\n\r\n`) },
    sees: fatal('PARSE'),
    within: atOnce,
  },
  {
    name: 'announces two lengths',
    misbehaves: { answer: bytes('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{} ') },
    sees: fatal('PARSE'),
    within: atOnce,
  },
  {
    name: 'sends chunks that are none',
    misbehaves: {
      answer: bytes('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n{}\r\n0\r\n\r\n'),
    },
    sees: except(fatal('PARSE'), [['head'], ok(1)]),
    within: atOnce,
  },
  {
    name: 'breaks off between chunks',
    misbehaves: {
      answer: bytes('HTTP/1.1 200 OK\r\netag: 1\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n', (socket) =>
        socket.end(),
      ),
    },
    sees: except(gone('CONNECTION'), [['head'], ok(1)], [streamed, fails('CONNECTION', 1)]),
    within: atOnce,
  },
  {
    name: 'sends gzip that is none',
    misbehaves: { answer: changed((answer) => withHeaders(answer, { 'content-encoding': 'gzip' })) },
    sees: except(
      fatal('PARSE'),
      [bodiless, ok(1)],
      [['action', 'upload', 'upload once', 'checked download'], ok(1)],
    ),
    within: atOnce,
  },
  {
    name: 'changes the protocol (101)',
    misbehaves: {
      answer: bytes('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    },
    sees: fatal('PARSE'),
    within: atOnce,
  },
  {
    name: 'answers with a page, and 200',
    misbehaves: { answer: always(page(200)) },
    sees: except(fatal('PARSE'), [['head', 'download'], ok(1)]),
    within: atOnce,
  },
];
