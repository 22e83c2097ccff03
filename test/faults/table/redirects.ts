import { atOnce, type Fault } from '../fault.js';
import { type Misbehaviour } from '../fault-proxy.js';
import { always, page } from '../misbehaviours.js';
import { except, fails, fatal, ok } from '../outcomes.js';

const elsewhere: Misbehaviour['answer'] = (exchange) =>
  always(page(307, { location: `${exchange.elsewhere}/login` }))(exchange);

/** Answers that lead elsewhere. */
export const redirects: readonly Fault[] = [
  {
    name: 'sends reads to its own login page (302)',
    misbehaves: {
      answer: (exchange) =>
        exchange.request.path === '/login'
          ? always(page(200))(exchange)
          : always(page(302, { location: '/login' }))(exchange),
    },
    sees: except(
      fatal('PARSE'),
      [['read', 'view', 'page', 'wait', 'exists', 'checked download', 'operation'], fails('PARSE', 2)],
      [['head', 'download'], ok(2)],
    ),
    within: atOnce,
  },
  {
    name: 'sends everything to another server (307)',
    misbehaves: { answer: elsewhere },
    sees: except(
      fatal('BAD_REQUEST'),
      [['read', 'view', 'page', 'wait', 'exists', 'checked download', 'operation'], fails('PARSE', 2)],
      [['head', 'download'], ok(2)],
    ),
    within: atOnce,
  },
  {
    name: 'sends in a circle (307)',
    misbehaves: { answer: (exchange) => always(page(307, { location: exchange.request.path }))(exchange) },
    sees: except(fatal('BAD_REQUEST', 6), [['upload once'], fails('BAD_REQUEST', 1)]),
    within: atOnce,
  },
  {
    name: 'sends from https to http (307)',
    misbehaves: { answer: elsewhere },
    certificate: 'good',
    sees: fatal('BAD_REQUEST'),
    within: atOnce,
  },
];
