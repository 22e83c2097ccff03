import { atOnce, type Fault } from '../fault.js';
import { type Misbehaviour } from '../fault-proxy.js';
import { firstToken } from '../logins.js';
import { always, once, page } from '../misbehaviours.js';
import { each, except, fails, fatal, gone, ok, repeatable, well } from '../outcomes.js';

/** Answers 401 to the token that the client began with. */
const expired: Misbehaviour['answer'] = (exchange) =>
  exchange.request.headers['x-auth-token'] === firstToken ? always(page(401))(exchange) : exchange.pass();

/** Right answers that say no. */
export const refusals: readonly Fault[] = [
  {
    name: 'finds the token expired (401); it can be renewed',
    misbehaves: { answer: expired },
    login: 'renews',
    sees: except(well(2), [['upload once'], fails('UNAUTHORIZED', 1)]),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); it cannot be renewed',
    misbehaves: { answer: expired },
    sees: fatal('UNAUTHORIZED'),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); the renewal is refused',
    misbehaves: { answer: expired },
    login: 'cannot renew',
    sees: fatal('UNAUTHORIZED'),
    within: atOnce,
  },
  {
    name: 'finds the token expired (401); the renewal never ends',
    misbehaves: { answer: expired },
    login: 'never done renewing',
    sees: except(
      fatal('TIMEOUT'),
      [['upload once'], fails('UNAUTHORIZED', 1)],
      [['operation'], fails('TIMEOUT')],
    ),
    within: '`total`',
    timeout: { total: 2_000 },
  },
  {
    name: 'finds every token expired (401)',
    misbehaves: { answer: always(page(401)) },
    login: 'renews',
    sees: except(fatal('UNAUTHORIZED', 2), [['upload once'], fails('UNAUTHORIZED', 1)]),
    within: atOnce,
  },
  {
    name: 'is asked too much (429, `Retry-After: 1`), once',
    misbehaves: { answer: once(page(429, { 'retry-after': '1' })) },
    sees: except(well(2), [['upload once'], fails('RATE_LIMITED', 1)]),
    within: '`Retry-After`',
  },
  {
    name: 'is asked too much (429), again and again',
    misbehaves: { answer: always(page(429)) },
    sees: except(fatal('RATE_LIMITED', 3), [['upload once'], fails('RATE_LIMITED', 1)]),
    within: 'the pauses between',
  },
  {
    name: 'is away (503, `Retry-After: 1`), once',
    misbehaves: { answer: once(page(503, { 'retry-after': '1' })) },
    sees: except(
      each((kind) => (repeatable.includes(kind) ? ok(2) : fails('UNAVAILABLE', 1))),
      [['view'], ok()],
    ),
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
    sees: except(fatal('UNAVAILABLE'), [['wait', 'operation'], fails('TIMEOUT')]),
    within: atOnce,
  },
  {
    name: 'fails (500)',
    misbehaves: { answer: always(page(500)) },
    sees: fatal('SERVER'),
    within: atOnce,
  },
];
