import type { Group } from '../../command.js';
import { acts } from './acts.js';
import { attach } from './attach.js';
import { attachment } from './attachment.js';
import { attachments } from './attachments.js';
import { console } from './console.js';
import { create } from './create.js';
import { deleteServers } from './delete.js';
import { detach } from './detach.js';
import { info } from './info.js';
import { list } from './list.js';
import { log } from './log.js';
import { modify } from './modify.js';
import { reassign } from './reassign.js';
import { reboot } from './reboot.js';
import { rescue } from './rescue.js';
import { tagexists, tags, tagstatus } from './tags.js';
import { wait } from './wait.js';

export const server: Group = {
  name: 'server',
  commands: [
    list,
    info,
    create,
    modify,
    deleteServers,
    ...acts,
    reboot,
    rescue,
    wait,
    console,
    log,
    attachments,
    attachment,
    attach,
    detach,
    tags,
    tagexists,
    tagstatus,
    reassign,
  ],
};
