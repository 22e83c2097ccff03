import type { Group } from '../../command.js';
import { deleteImages } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';

export const imagecompute: Group = {
  name: 'imagecompute',
  commands: [list, info, modify, deleteImages],
};
