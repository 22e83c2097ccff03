import type { Group } from '../../command.js';
import { deleteOption } from './delete.js';
import { get } from './get.js';
import { list } from './list.js';
import { set } from './set.js';

export const config: Group = {
  name: 'config',
  commands: [list, get, set, deleteOption],
};
