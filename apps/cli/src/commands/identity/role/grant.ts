import type { Options } from '../../../args/option.js';
import { atLeastOne, atMostOne } from '../../../args/together.js';
import { command } from '../../../command.js';
import { oneRole } from './modify.js';

export const who = {
  userId: { type: 'string', value: 'USER', summary: 'a user: id or name' },
  groupId: { type: 'string', value: 'GROUP', summary: 'all users of a group: id or name' },
} as const satisfies Options;

export const where = {
  projectId: { type: 'string', value: 'PROJECT', summary: 'in a project: id or name' },
  domainId: { type: 'string', value: 'DOMAIN', summary: 'in a domain: id or name' },
  system: { type: 'boolean', summary: 'for the cloud as a whole' },
} as const satisfies Options;

export const args = {
  ...who,
  ...where,
  inherited: { type: 'boolean', summary: 'not there itself, but in the projects below it' },
} as const satisfies Options;

const granting = {
  args,
  positionals: oneRole,
  columns: ['role', 'result'],
  check: (asked: Readonly<Record<string, unknown>>) => {
    for (const names of [Object.keys(who), Object.keys(where)]) {
      atLeastOne(asked, names);
      atMostOne(asked, names);
    }
  },
} as const;

export const grant = command({
  path: 'identity role grant',
  summary: 'Give a role to a user or a group, somewhere; for administrators',
  ...granting,
  load: async () => ({ run: (await import('./grant.run.js')).grant }),
});

export const revoke = command({
  path: 'identity role revoke',
  summary: 'Take a role from a user or a group; for administrators',
  ...granting,
  load: async () => ({ run: (await import('./grant.run.js')).revoke }),
});
