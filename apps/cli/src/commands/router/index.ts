import type { Group } from '../../command.js';
import { deleteCommand } from '../../resources/delete-command.js';
import { infoCommand } from '../../resources/info-command.js';
import { connect, disconnect } from './connect.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { routers } from './sort.js';

export const router: Group = {
  name: 'router',
  commands: [list, infoCommand(routers), create, modify, deleteCommand(routers), connect, disconnect],
};
