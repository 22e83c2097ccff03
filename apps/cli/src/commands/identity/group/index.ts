import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { users, addUser, removeUser } from './members.js';
import { modify } from './modify.js';
import { groups } from './sort.js';

export const groupCommands: readonly Command[] = [
  list,
  infoCommand(groups),
  create,
  modify,
  deleteCommand(groups),
  users,
  addUser,
  removeUser,
];
