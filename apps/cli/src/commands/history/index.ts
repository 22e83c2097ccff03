import type { Group } from '../../command.js';
import { clean } from './clean.js';
import { show } from './show.js';

export const history: Group = {
  name: 'history',
  summary: 'the commands that were given',
  commands: [show, clean],
};
