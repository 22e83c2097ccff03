import type { Options } from '../../args/option.js';
import { someServers } from '../../args/servers.js';
import { command } from '../../command.js';
import { reportColumns } from '../../servers/report.js';

export const lockArgs = {
  reason: { type: 'string', value: 'TEXT', summary: 'why, for those who meet the lock' },
} as const satisfies Options;

export const lock = command({
  path: 'server lock',
  summary: 'Guard servers against changes, until they are unlocked',
  feature: 'lock',
  args: lockArgs,
  positionals: someServers,
  columns: reportColumns,
  load: async () => ({ run: (await import('./lock.run.js')).lock }),
});

export const unlock = command({
  path: 'server unlock',
  summary: 'Let servers be changed again',
  feature: 'lock',
  args: {},
  positionals: someServers,
  columns: reportColumns,
  load: async () => ({ run: (await import('./lock.run.js')).unlock }),
});

export const resetStateArgs = {
  state: {
    type: 'string',
    value: 'STATE',
    choices: ['active', 'error'],
    default: 'error',
    summary: 'what is to be noted',
  },
} as const satisfies Options;

export const resetState = command({
  path: 'server reset-state',
  summary: 'Correct what is noted of the state of servers; for administrators',
  feature: 'resetState',
  args: resetStateArgs,
  positionals: someServers,
  columns: reportColumns,
  load: async () => ({ run: (await import('./lock.run.js')).resetState }),
});
