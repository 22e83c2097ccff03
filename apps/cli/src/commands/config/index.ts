import type { Group } from '../../command.js';
import { deleteOption } from './delete.js';
import { get } from './get.js';
import { list } from './list.js';
import { set } from './set.js';

export const config: Group = {
  name: 'config',
  summary: 'the configuration: clouds, and what holds for all of them',
  commands: [list, get, set, deleteOption],
};
