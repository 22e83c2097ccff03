import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { accountOption } from './account.js';
import { someContainers } from './columns.js';
import { settingOptions } from './settings.js';

export const args = {
  meta: {
    type: 'string',
    value: 'KEY=VALUE',
    alias: ['metadata'],
    repeatable: true,
    parse: keyValue,
    summary: 'metadata to give it',
  },
  ...settingOptions,
  storagePolicy: { type: 'string', value: 'POLICY', summary: 'how its objects are kept' },
  ...accountOption,
  projectId: { type: 'string', value: 'PROJECT', summary: 'the project that is to pay (Pithos)' },
} as const satisfies Options;

export const create = command({
  path: 'container create',
  summary: 'Create containers',
  args,
  positionals: someContainers,
  columns: ['name', 'result'],
  check: (asked) => atMostOne(asked, ['public', 'readAcl']),
  load: () => import('./create.run.js'),
});
