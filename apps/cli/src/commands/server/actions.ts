import type { ServerAction, ServerActionEvent } from '@leister/compute';
import { listing } from '../../args/listing.js';
import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { type Column, command } from '../../command.js';

export const actionsArgs = { number: listing.number } as const satisfies Options;

const actionColumns: readonly Column<ServerAction>[] = [
  'requestId',
  'action',
  'started',
  'userId',
  'message',
];

export const actions = command({
  path: 'server actions',
  summary: 'List what was done to a server, the latest first',
  feature: 'serverActions',
  args: actionsArgs,
  positionals: oneServer,
  columns: actionColumns,
  load: async () => ({ run: (await import('./actions.run.js')).list }),
});

export const actionArgs = {
  requestId: {
    type: 'string',
    value: 'REQUEST',
    required: true,
    summary: 'as leister server actions shows it',
  },
} as const satisfies Options;

const eventColumns: readonly Column<ServerActionEvent>[] = [
  'event',
  'started',
  'finished',
  'result',
  'host',
  'details',
];

export const action = command({
  path: 'server action',
  summary: 'Show the steps of something that was done to a server',
  feature: 'serverActions',
  args: actionArgs,
  positionals: oneServer,
  columns: eventColumns,
  load: async () => ({ run: (await import('./actions.run.js')).steps }),
});
