import type { Group } from '../../command.js';
import { action, actions } from './actions.js';
import { acts } from './acts.js';
import { attach } from './attach.js';
import { attachment } from './attachment.js';
import { attachments } from './attachments.js';
import { console } from './console.js';
import { create } from './create.js';
import { createImage } from './create-image.js';
import { deleteServers } from './delete.js';
import { detach } from './detach.js';
import { info } from './info.js';
import { attachInterface, detachInterface, interfaces } from './interfaces.js';
import { list } from './list.js';
import { lock, resetState, unlock } from './lock.js';
import { log } from './log.js';
import { migrate, migrations } from './migrate.js';
import { modify } from './modify.js';
import { password } from './password.js';
import { reassign } from './reassign.js';
import { reboot } from './reboot.js';
import { rebuild } from './rebuild.js';
import { rescue } from './rescue.js';
import { addSecurityGroup, removeSecurityGroup, securityGroups } from './security-groups.js';
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
    rebuild,
    migrate,
    lock,
    unlock,
    resetState,
    wait,
    console,
    log,
    attachments,
    attachment,
    attach,
    detach,
    interfaces,
    attachInterface,
    detachInterface,
    securityGroups,
    addSecurityGroup,
    removeSecurityGroup,
    createImage,
    password,
    actions,
    action,
    migrations,
    tags,
    tagexists,
    tagstatus,
    reassign,
  ],
};
