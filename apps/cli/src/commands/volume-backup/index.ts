import type { Group } from '../../command.js';
import { create } from './create.js';
import { deleteBackups } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { restore } from './restore.js';
import { wait } from './wait.js';

export const volumeBackup: Group = {
  name: 'volume-backup',
  commands: [list, info, create, restore, modify, deleteBackups, wait],
};
