import type { Group } from '../../command.js';
import { accept } from './accept.js';
import { create } from './create.js';
import { deleteTransfers } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';

export const volumeTransfer: Group = {
  name: 'volume-transfer',
  commands: [list, info, create, accept, deleteTransfers],
};
