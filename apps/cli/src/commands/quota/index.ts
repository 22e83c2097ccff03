import type { Group } from '../../command.js';
import { list } from './list.js';
import { modify } from './modify.js';
import { reset } from './reset.js';

export const quota: Group = { name: 'quota', commands: [list, modify, reset] };
