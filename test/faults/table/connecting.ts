import { atOnce, type Fault } from '../fault.js';
import { jsonAnswer } from '../http-message.js';
import { always, halfBody, halfHead, part, reset } from '../misbehaviours.js';
import { novaBase } from '../nova-answers.js';
import { bodiless, except, fails, gone, lookedAfter, ok, streamed, well } from '../outcomes.js';

/** The connection, and where it breaks. */
export const connecting: readonly Fault[] = [
  {
    name: 'refuses the connection',
    misbehaves: { refuse: true },
    sees: except(gone('CONNECTION'), [['create', 'action', 'post', ...lookedAfter], fails('CONNECTION', 3)]),
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
    sees: except(gone('CONNECTION'), [bodiless, ok(1)], [streamed, fails('CONNECTION', 1)]),
    within: atOnce,
  },
  {
    name: 'closes it in the body',
    misbehaves: { answer: part(halfBody, (socket) => socket.end()) },
    sees: except(gone('CONNECTION'), [bodiless, ok(1)], [streamed, fails('CONNECTION', 1)]),
    within: atOnce,
  },
  {
    name: 'resets ten connections after their requests, then recovers',
    misbehaves: { answer: (exchange) => (exchange.nth <= 10 ? reset(exchange.socket) : exchange.pass()) },
    sees: except(gone('CONNECTION'), [['wait', 'operation'], ok(11)]),
    within: atOnce,
  },
  {
    name: 'resets one connection after its request, then recovers',
    misbehaves: { answer: (exchange) => (exchange.nth === 1 ? reset(exchange.socket) : exchange.pass()) },
    sees: except(
      well(2),
      [['create', 'action', 'post', 'upload once'], fails('CONNECTION', 1)],
      [['order'], fails('CONNECTION', 2)],
    ),
    within: atOnce,
  },
  {
    name: 'does it, loses the answer, then finds nothing to remove',
    misbehaves: {
      answer: async (exchange) => {
        if (exchange.nth === 1) return void (await exchange.forward(), reset(exchange.socket));
        const { method, path } = exchange.request;
        // LXD is looked at before it is asked a second time.
        return method === 'DELETE' && path.startsWith(novaBase) ? nothing(exchange) : exchange.pass();
      },
    },
    sees: except(
      well(2),
      [['create', 'action', 'post', 'upload once'], fails('CONNECTION', 1)],
      [['order'], fails('CONNECTION', 2)],
    ),
    within: atOnce,
  },
];

const nothing = always(jsonAnswer(404, { itemNotFound: { code: 404, message: 'nothing there' } }));
