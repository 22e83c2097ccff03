import type { Group } from '../../command.js';
import { list } from './list.js';

export const limits: Group = { name: 'limits', commands: [list] };
