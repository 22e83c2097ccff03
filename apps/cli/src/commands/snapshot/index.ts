import type { Group } from '../../command.js';
import { create } from './create.js';
import { deleteSnapshots } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { wait } from './wait.js';

export const snapshot: Group = {
  name: 'snapshot',
  commands: [list, info, create, modify, deleteSnapshots, wait],
};
