import type { Options } from '../../args/option.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { accountOption } from './account.js';
import { containerColumns, containerDetails, oneContainer } from './columns.js';
import { settingOptions } from './settings.js';

const changes = {
  metadataAdd: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set metadata',
  },
  metadataDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete metadata' },
  ...settingOptions,
  private: { type: 'boolean', summary: 'let nobody else read it' },
  tempUrlKey: {
    type: 'boolean',
    summary: 'set the key that signs temporary URLs, which is asked for, or read from standard input',
  },
} as const satisfies Options;

export const args = { ...changes, ...accountOption } as const satisfies Options;

export const modify = command({
  path: 'container modify',
  summary: 'Change a container',
  args,
  positionals: oneContainer,
  gives: 'one',
  columns: containerColumns,
  details: containerDetails,
  check: (asked) => {
    // Empty is a wish of its own: nobody else.
    atLeastOne(asked, Object.keys(changes));
    atMostOne(asked, ['public', 'private', 'readAcl']);
  },
  load: () => import('./modify.run.js'),
});
