import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { assignments } from './assignments.js';
import { create } from './create.js';
import { grant, revoke } from './grant.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { roles } from './sort.js';

export const roleCommands: readonly Command[] = [
  list,
  infoCommand(roles),
  create,
  modify,
  deleteCommand(roles),
  grant,
  revoke,
  assignments,
];
