import { atOnce, type Fault } from '../fault.js';
import { halfBody, halfHead, part, reset } from '../misbehaviours.js';
import { bodiless, except, fails, gone, ok, well } from '../outcomes.js';

/** The connection, and where it breaks. */
export const connecting: readonly Fault[] = [
  {
    name: 'refuses the connection',
    misbehaves: { refuse: true },
    sees: except(gone('CONNECTION'), [['create', 'action', 'order'], fails('CONNECTION', 3)]),
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
    sees: except(gone('CONNECTION'), [bodiless, ok(1)], [['download'], fails('CONNECTION', 1)]),
    within: atOnce,
  },
  {
    name: 'closes it in the body',
    misbehaves: { answer: part(halfBody, (socket) => socket.end()) },
    sees: except(gone('CONNECTION'), [bodiless, ok(1)], [['download'], fails('CONNECTION', 1)]),
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
    sees: except(well(2), [['create', 'action', 'order', 'upload once'], fails('CONNECTION', 1)]),
    within: atOnce,
  },
];
