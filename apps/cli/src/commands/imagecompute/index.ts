import type { Group } from '../../command.js';
import { deleteImages } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';

export const imagecompute: Group = {
  name: 'imagecompute',
  summary: 'Images that servers are made from, as the compute service knows them',
  commands: [list, info, modify, deleteImages],
};
