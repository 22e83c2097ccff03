import { type Fault, stall } from '../fault.js';
import { drip, endlessBody, halfBody, halfHead, part, trickle } from '../misbehaviours.js';
import { bodiless, except, fails, fatal, ok, streamed, stalled, well } from '../outcomes.js';

/** Answers that take too long. */
export const stalling: readonly Fault[] = [
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
    sees: except(stalled(), [bodiless, ok(1)], [streamed, fails('TIMEOUT', 1)]),
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
    ...stall,
  },
  {
    name: 'never ends its body',
    misbehaves: { answer: endlessBody(5) },
    sees: except(fatal('TIMEOUT'), [bodiless, ok(1)], [['operation'], fails('TIMEOUT')]),
    within: '`total`',
    timeout: { total: 2_000 },
  },
  {
    name: 'says "wait" (100) and never more',
    misbehaves: { answer: drip('', 'HTTP/1.1 100 Continue\r\n\r\n', 5) },
    sees: stalled(),
    within: '`response`, for each time sent',
    ...stall,
  },
];
