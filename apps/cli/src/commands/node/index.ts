import type { Group } from '../../command.js';
import { assign } from './assign.js';
import { info } from './info.js';
import { list } from './list.js';
import { release } from './release.js';
import { start } from './start.js';
import { status } from './status.js';
import { stop } from './stop.js';

export const node: Group = {
  name: 'node',
  commands: [list, info, start, stop, status, assign, release],
};
