import type { Group } from '../../command.js';
import { deleteKeypairs } from './delete.js';
import { generate } from './generate.js';
import { info } from './info.js';
import { list } from './list.js';
import { upload } from './upload.js';

export const keypair: Group = {
  name: 'keypair',
  commands: [list, info, generate, upload, deleteKeypairs],
};
