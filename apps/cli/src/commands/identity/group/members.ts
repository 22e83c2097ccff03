import type { Options } from '../../../args/option.js';
import { command } from '../../../command.js';
import { users as user } from '../user/sort.js';
import { oneGroup } from './modify.js';

export const args = {
  userId: { type: 'string', value: 'USER', required: true, repeatable: true, summary: 'a user: id or name' },
} as const satisfies Options;

const changing = { args, positionals: oneGroup, columns: ['user', 'result'] } as const;

export const users = command({
  path: 'identity group users',
  summary: 'List who is in a group; for administrators',
  args: {},
  positionals: oneGroup,
  columns: user.columns,
  details: user.details,
  load: async () => ({ run: (await import('./members.run.js')).list }),
});

export const addUser = command({
  path: 'identity group add-user',
  summary: 'Put users into a group; for administrators',
  ...changing,
  load: async () => ({ run: (await import('./members.run.js')).add }),
});

export const removeUser = command({
  path: 'identity group remove-user',
  summary: 'Take users out of a group; for administrators',
  ...changing,
  load: async () => ({ run: (await import('./members.run.js')).remove }),
});
