import type { Group } from '../../command.js';
import { deleteCommand } from '../../resources/delete-command.js';
import { infoCommand } from '../../resources/info-command.js';
import { attach, detach } from './attach.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { reassign } from './reassign.js';
import { ips } from './sort.js';

export const ip: Group = {
  name: 'ip',
  commands: [list, infoCommand(ips), create, modify, deleteCommand(ips), attach, detach, reassign],
};
