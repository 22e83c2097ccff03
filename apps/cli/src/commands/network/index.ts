import type { Group } from '../../command.js';
import { deleteCommand } from '../../resources/delete-command.js';
import { infoCommand } from '../../resources/info-command.js';
import { connect, disconnect } from './connect.js';
import { create } from './create.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { reassign } from './reassign.js';
import { networks } from './sort.js';

export const network: Group = {
  name: 'network',
  commands: [
    list,
    infoCommand(networks),
    create,
    modify,
    deleteCommand(networks),
    connect,
    disconnect,
    reassign,
  ],
};
