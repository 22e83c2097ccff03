import type { Group } from '../../command.js';
import { create } from './create.js';
import { deleteContainers, empty } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { reassign } from './reassign.js';
import { stat } from './stat.js';

export const container: Group = {
  name: 'container',
  commands: [list, info, create, modify, empty, deleteContainers, stat, reassign],
};
