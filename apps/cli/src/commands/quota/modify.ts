import type { Options, Positionals } from '../../args/option.js';
import { command } from '../../command.js';
import { UsageError } from '../../failure/usage-error.js';
import { quotaColumns, quotaDetails } from './quotas.js';

export const args = {
  set: {
    type: 'string',
    value: 'RESOURCE=N',
    repeatable: true,
    required: true,
    parse: wish,
    summary: 'how much it may have, -1 for as much as there is: cores=40, or compute.cores=40',
  },
  force: { type: 'boolean', summary: 'also less than it has' },
} as const satisfies Options;

export const oneProject = {
  project: { value: 'PROJECT', required: true, summary: 'id, or a name that only one project has' },
} as const satisfies Positionals;

export const modify = command({
  path: 'quota modify',
  summary: 'Say how much a project may have; for administrators',
  description: 'Resources go by the names that leister quota list shows.',
  args,
  positionals: oneProject,
  columns: quotaColumns,
  details: quotaDetails,
  load: () => import('./modify.run.js'),
});

function wish(text: string): { resource: string; limit: number } {
  const [, resource = '', limit = ''] = /^([^=]+)=(-1|\d+)$/.exec(text) ?? [];
  if (resource === '') throw new UsageError(`not RESOURCE=N: ${JSON.stringify(text)}`, 'such as cores=40');
  return { resource, limit: Number(limit) };
}
