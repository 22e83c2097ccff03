import type { Group } from '../../command.js';
import { features } from './features.js';
import { list } from './list.js';
import { services } from './services.js';
import { test } from './test.js';

export const cloud: Group = {
  name: 'cloud',
  commands: [list, test, features, services],
};
