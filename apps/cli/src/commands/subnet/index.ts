import type { Group } from '../../command.js';
import { deleteCommand } from '../../resources/delete-command.js';
import { infoCommand } from '../../resources/info-command.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { subnets } from './sort.js';

export const subnet: Group = {
  name: 'subnet',
  commands: [list, infoCommand(subnets), create, modify, deleteCommand(subnets)],
};
