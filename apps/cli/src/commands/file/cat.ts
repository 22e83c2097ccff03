import type { Options } from '../../args/option.js';
import { command } from '../../command.js';
import { readOptions } from './conditions.js';
import { placeOptions, someLocations } from './place.js';

export const args = {
  range: { type: 'string', value: 'RANGE', summary: 'only these bytes: 0-99, 100- or -100' },
  ...placeOptions,
  ...readOptions,
  bufferBlocks: { type: 'string', value: 'N', summary: 'of kamaki; nothing is held back here' },
} as const satisfies Options;

export const cat = command({
  path: 'file cat',
  summary: 'Print the content of objects',
  args,
  positionals: someLocations,
  gives: 'nothing',
  load: () => import('./cat.run.js'),
});
