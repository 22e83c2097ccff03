import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { password } from './password.js';
import { users } from './sort.js';

export const userCommands: readonly Command[] = [
  list,
  infoCommand(users),
  create,
  modify,
  deleteCommand(users),
  password,
];
