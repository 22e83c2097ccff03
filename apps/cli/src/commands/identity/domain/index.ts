import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { domains } from './sort.js';

export const domainCommands: readonly Command[] = [
  list,
  infoCommand(domains),
  create,
  modify,
  deleteCommand(domains),
];
