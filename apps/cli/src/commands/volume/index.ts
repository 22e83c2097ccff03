import type { Group } from '../../command.js';
import { typeInfo, typeList } from '../volume-type/about.js';
import { create } from './create.js';
import { deleteVolumes } from './delete.js';
import { info } from './info.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { reassign } from './reassign.js';
import { revert } from './revert.js';
import { summary } from './summary.js';
import { wait } from './wait.js';

export const volume: Group = {
  name: 'volume',
  commands: [
    list,
    info,
    create,
    modify,
    revert,
    deleteVolumes,
    wait,
    typeList('volume types'),
    typeInfo('volume type'),
    summary,
    reassign,
  ],
};
