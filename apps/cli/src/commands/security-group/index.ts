import type { Group } from '../../command.js';
import { deleteCommand } from '../../resources/delete-command.js';
import { infoCommand } from '../../resources/info-command.js';
import { addRule } from './add-rule.js';
import { create } from './create.js';
import { deleteRule } from './delete-rule.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { rules } from './rules.js';
import { securityGroups } from './sort.js';

export const securityGroup: Group = {
  name: 'security-group',
  commands: [
    list,
    infoCommand(securityGroups),
    create,
    modify,
    deleteCommand(securityGroups),
    rules,
    addRule,
    deleteRule,
  ],
};
