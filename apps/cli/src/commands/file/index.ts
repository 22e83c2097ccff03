import type { Group } from '../../command.js';
import { cat } from './cat.js';
import { copy, move } from './copy.js';
import { create, mkdir } from './create.js';
import { deleteObjects } from './delete.js';
import { download } from './download.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { pithosCommands } from './of-pithos.js';
import { tempUrl } from './temp-url.js';
import { upload } from './upload.js';

export const file: Group = {
  name: 'file',
  commands: [
    list,
    info,
    upload,
    download,
    cat,
    create,
    mkdir,
    copy,
    move,
    modify,
    deleteObjects,
    tempUrl,
    ...pithosCommands,
  ],
};
