import type { Group } from '../../command.js';
import { clean } from './clean.js';
import { show } from './show.js';

export const history: Group = {
  name: 'history',
  commands: [show, clean],
};
