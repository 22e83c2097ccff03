import type { Group } from '../../command.js';
import { deactivate, reactivate } from './acts.js';
import { create } from './create.js';
import { deletion } from './delete.js';
import { download } from './download.js';
import { importImage } from './import.js';
import { info } from './info.js';
import { list } from './list.js';
import { members } from './members.js';
import { modify } from './modify.js';
import { register } from './register.js';
import { stores } from './stores.js';
import { tasks } from './tasks.js';
import { upload } from './upload.js';
import { wait } from './wait.js';

export const image: Group = {
  name: 'image',
  commands: [
    list,
    info,
    create,
    register,
    upload,
    download,
    importImage,
    modify,
    deletion('image unregister'),
    deletion('image delete'),
    deactivate,
    reactivate,
    wait,
    members,
    tasks,
    stores,
  ],
};
