import type { Group } from '../../command.js';
import { infoCommand } from '../../resources/info-command.js';
import { create } from './create.js';
import { deletePorts } from './delete.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { ports } from './sort.js';
import { wait } from './wait.js';

export const port: Group = {
  name: 'port',
  commands: [list, infoCommand(ports), create, modify, deletePorts, wait],
};
