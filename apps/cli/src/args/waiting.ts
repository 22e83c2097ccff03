import type { Options } from './option.js';
import { seconds } from './values.js';

/** How long to wait, and whether to show it. */
export const patience = {
  timeout: {
    type: 'string',
    value: 'SECONDS',
    default: '300',
    parse: seconds,
    summary: 'how long all of it may take, when it is waited for (exit code 8 when that was too short)',
  },
  noProgressBar: { type: 'boolean', alias: ['N'], summary: 'show no progress while waiting' },
} as const satisfies Options;

/** Options of every command that begins something which takes its time. */
export const waiting = {
  wait: { type: 'boolean', alias: ['w'], summary: 'wait until it is done' },
  ...patience,
} as const satisfies Options;
