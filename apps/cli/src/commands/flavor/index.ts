import type { Group } from '../../command.js';
import { info } from './info.js';
import { list } from './list.js';

export const flavor: Group = {
  name: 'flavor',
  commands: [list, info],
};
