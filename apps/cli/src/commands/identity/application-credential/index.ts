import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { applicationCredentials } from './sort.js';

export const applicationCredentialCommands: readonly Command[] = [
  list,
  infoCommand(applicationCredentials),
  create,
  deleteCommand(applicationCredentials),
];
