import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { projects } from './sort.js';

export const projectCommands: readonly Command[] = [
  list,
  infoCommand(projects),
  create,
  modify,
  deleteCommand(projects),
];
