import type { Options } from '../../args/option.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { typeColumns, typeDetails } from './about.js';

export const args = {
  name: { type: 'string', value: 'NAME', required: true, summary: 'what it is to be called' },
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  private: { type: 'boolean', summary: 'only for projects that are let in by volume-type modify' },
  specSet: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'what volumes of it are to have: an extra spec',
  },
} as const satisfies Options;

export const create = command({
  path: 'volume-type create',
  summary: 'Create a type of volumes; for administrators',
  args,
  positionals: {},
  gives: 'one',
  columns: typeColumns,
  details: typeDetails,
  load: () => import('./create.run.js'),
});
