import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';

/** Which tag. */
export const tagArgs = {
  tag: { type: 'string', alias: ['t'], value: 'TAG', required: true, summary: 'the tag' },
} as const satisfies Options;

export const tags = command({
  path: 'server tags',
  summary: 'List the tags of a server',
  feature: 'tags',
  args: {},
  positionals: oneServer,
  columns: ['tag'],
  load: () => import('./tags.run.js'),
});

export const tagexists = command({
  path: 'server tagexists',
  summary: 'Tell whether a server has a tag',
  feature: 'tags',
  args: tagArgs,
  positionals: oneServer,
  gives: 'one',
  columns: ['tag', 'exists'],
  load: () => import('./tagexists.run.js'),
});

export const tagstatus = command({
  path: 'server tagstatus',
  summary: 'Show whether a tag of a server is in force yet',
  feature: 'tags',
  args: tagArgs,
  positionals: oneServer,
  gives: 'one',
  columns: ['tag', 'status'],
  load: () => import('./tagstatus.run.js'),
});
