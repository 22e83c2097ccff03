import type { Group } from '../../command.js';
import { info } from './info.js';
import { list } from './list.js';

export const catalog: Group = { name: 'catalog', commands: [list, info] };
