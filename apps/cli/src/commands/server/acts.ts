import type { ComputeFeature } from '@leister/compute';
import { someServers } from '../../args/servers.js';
import { waiting } from '../../args/waiting.js';
import { type Command, command } from '../../command.js';
import type { Act } from '../../servers/act-on-servers.js';
import { reportColumns } from '../../servers/report.js';

/** The commands that do one thing to servers and need nothing but to know to which. */
export const acts: readonly Command[] = [
  act('start', 'Start servers', 'power', {
    begin: (client, id, options) => client.startServer(id, options),
    wait: { until: 'ACTIVE' },
    refuse: 'ACTIVE',
    words: ['starting', 'started'],
  }),
  act('shutdown', 'Shut servers down', 'power', {
    begin: (client, id, options) => client.shutdownServer(id, options),
    wait: { until: 'SHUTOFF' },
    refuse: 'SHUTOFF',
    words: ['shutting down', 'shut down'],
  }),
  act('pause', 'Hold servers where they are, in memory', 'pause', {
    begin: (client, id, options) => client.pauseServer(id, options),
    wait: { until: 'PAUSED' },
    words: ['pausing', 'paused'],
  }),
  act('unpause', 'Let paused servers go on', 'pause', {
    begin: (client, id, options) => client.unpauseServer(id, options),
    wait: { until: 'ACTIVE' },
    words: ['unpausing', 'unpaused'],
  }),
  act('suspend', 'Put the memory of servers on disk', 'suspend', {
    begin: (client, id, options) => client.suspendServer(id, options),
    wait: { until: 'SUSPENDED' },
    words: ['suspending', 'suspended'],
  }),
  act('resume', 'Let suspended servers go on', 'suspend', {
    begin: (client, id, options) => client.resumeServer(id, options),
    wait: { until: 'ACTIVE' },
    words: ['resuming', 'resumed'],
  }),
  act('unrescue', 'Start rescued servers from their own disks again', 'rescue', {
    begin: (client, id, options) => client.unrescueServer(id, options),
    wait: { until: 'ACTIVE' },
    words: ['leaving rescue', 'out of rescue'],
  }),
  act('shelve', 'Put servers away: they cost no processor and no memory then', 'shelve', {
    begin: (client, id, options) => client.shelveServer(id, options),
    // Then it is SHELVED, and on many clouds SHELVED_OFFLOADED at once.
    wait: { while: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'] },
    words: ['shelving', 'shelved'],
  }),
  act('unshelve', 'Take shelved servers out again', 'shelve', {
    begin: (client, id, options) => client.unshelveServer(id, {}, options),
    wait: { until: 'ACTIVE' },
    words: ['unshelving', 'unshelved'],
  }),
  act('confirm-resize', 'Keep the new flavor of resized servers', 'resize', {
    begin: (client, id, options) => client.confirmResizeServer(id, options),
    // Then it is what it was before: running or not.
    wait: { while: ['VERIFY_RESIZE'] },
    words: ['confirming', 'resized'],
  }),
  act('revert-resize', 'Go back to the flavor servers had before they were resized', 'resize', {
    begin: (client, id, options) => client.revertResizeServer(id, options),
    wait: { while: ['REVERT_RESIZE', 'VERIFY_RESIZE'] },
    words: ['reverting', 'reverted'],
  }),
];

function act(action: string, summary: string, feature: ComputeFeature, what: Act): Command {
  return command({
    path: `server ${action}`,
    summary,
    feature,
    args: waiting,
    positionals: someServers,
    columns: reportColumns,
    load: async () => {
      const { runAct } = await import('../../servers/act-on-servers.js');
      return { run: runAct(what) };
    },
  });
}
