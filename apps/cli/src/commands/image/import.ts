import type { Options } from '../../args/option.js';
import { atMostOne, refuseBeside } from '../../args/together.js';
import { waiting } from '../../args/waiting.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { reportColumns } from '../../servers/report.js';
import { oneImage } from './columns.js';

export const args = {
  uri: { type: 'string', value: 'URL', summary: 'from where the cloud fetches it' },
  method: {
    type: 'string',
    value: 'METHOD',
    choices: ['web-download', 'glance-direct', 'copy-image'],
    summary: 'web-download with --uri, else glance-direct: what leister image upload --stage sent',
  },
  store: { type: 'string', value: 'STORE', repeatable: true, summary: 'into this store' },
  allStores: { type: 'boolean', summary: 'into every store there is' },
  ...waiting,
} as const satisfies Options;

export const importImage = command({
  path: 'image import',
  summary: 'Have the cloud give an image its data',
  description: 'Why one failed: leister image tasks. Ways and stores there are: leister image stores.',
  args,
  positionals: oneImage,
  columns: reportColumns,
  check: (asked) => {
    const { uri, method } = asked;
    atMostOne(asked, ['store', 'allStores']);
    // The image is active before, while and after it is copied: its status says nothing.
    if (method === 'copy-image')
      refuseBeside(
        '--method copy-image',
        asked,
        ['wait'],
        'leister image tasks IMAGE tells when it is copied',
      );
    if (uri !== undefined && (method ?? 'web-download') !== 'web-download')
      throw new UsageError(`--uri goes with --method web-download`);
    if (uri === undefined && method === 'web-download') throw new UsageError('--uri is missing');
  },
  load: () => import('./import.run.js'),
});
