import type { Command } from '../../../command.js';
import { deleteCommand } from '../../../resources/delete-command.js';
import { infoCommand } from '../../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { ec2Credentials } from './sort.js';

export const ec2Commands: readonly Command[] = [
  list,
  infoCommand(ec2Credentials),
  create,
  deleteCommand(ec2Credentials),
];
