import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';

export const securityGroups = command({
  path: 'server security-groups',
  summary: 'List the security groups of a server',
  feature: 'securityGroups',
  args: {},
  positionals: oneServer,
  columns: ['id', 'name', 'description'],
  load: async () => ({ run: (await import('./security-groups.run.js')).list }),
});

export const groupArgs = {
  securityGroup: {
    type: 'string',
    alias: ['g'],
    value: 'GROUP',
    required: true,
    repeatable: true,
    summary: 'a security group: id or name',
  },
} as const satisfies Options;

const changing = {
  feature: 'securityGroups',
  args: groupArgs,
  positionals: oneServer,
  columns: ['securityGroup', 'result'],
} as const;

export const addSecurityGroup = command({
  path: 'server add-security-group',
  summary: 'Put a server into security groups',
  ...changing,
  load: async () => ({ run: (await import('./security-groups.run.js')).add }),
});

export const removeSecurityGroup = command({
  path: 'server remove-security-group',
  summary: 'Take a server out of security groups',
  ...changing,
  load: async () => ({ run: (await import('./security-groups.run.js')).remove }),
});
