import type { ContainerInfo } from '@leister/storage';
import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { type Column, command } from '../../command.js';
import { accountOption } from './account.js';
import { containerColumns, containerDetails, oneContainer } from './columns.js';

export const args = {
  metadata: { type: 'boolean', summary: 'show its metadata alone' },
  sizeLimit: { type: 'boolean', summary: 'show how many bytes it may hold alone' },
  bytes: { type: 'boolean', alias: ['b'], summary: 'of kamaki; sizes are in bytes anyway' },
  ...accountOption,
  until: { type: 'string', value: 'DATE', summary: 'as it was then (Pithos)' },
} as const satisfies Options;

export const info = command({
  path: 'container info',
  summary: 'Show what is known of a container',
  args,
  positionals: oneContainer,
  gives: 'one',
  columns: ({ metadata, sizeLimit }): readonly Column<ContainerInfo>[] => {
    if (metadata) return [];
    return sizeLimit ? ['quotaBytes'] : [...containerColumns, ...containerDetails];
  },
  check: (asked) => atMostOne(asked, ['metadata', 'sizeLimit']),
  load: () => import('./info.run.js'),
});
