import type { Group } from '../../command.js';
import { typeInfo, typeList } from './about.js';
import { create } from './create.js';
import { deleteTypes } from './delete.js';
import { modify } from './modify.js';

export const volumeType: Group = {
  name: 'volume-type',
  commands: [typeList('volume-type list'), typeInfo('volume-type info'), create, modify, deleteTypes],
};
