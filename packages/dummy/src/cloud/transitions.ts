import type { ServerStatus } from '@leister/compute';
import { conflict, isoDate, remove } from './items.js';
import type { Cloud, ServerRecord, Task } from './state.js';

interface Transition {
  /** The statuses a server may be in. */
  from: readonly ServerStatus[];
  /** Its status meanwhile; left out, the one it has. */
  during?: ServerStatus;
  then: ServerStatus;
  task: string;
}

/** What can be done to a server that is there, as Nova has it. */
const transitions = {
  start: { from: ['SHUTOFF'], then: 'ACTIVE', task: 'powering-on' },
  shutdown: { from: ['ACTIVE', 'ERROR'], then: 'SHUTOFF', task: 'powering-off' },
  reboot: { from: ['ACTIVE'], during: 'REBOOT', then: 'ACTIVE', task: 'rebooting' },
  'reboot hard': {
    from: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED', 'ERROR'],
    during: 'HARD_REBOOT',
    then: 'ACTIVE',
    task: 'rebooting_hard',
  },
  pause: { from: ['ACTIVE'], then: 'PAUSED', task: 'pausing' },
  unpause: { from: ['PAUSED'], then: 'ACTIVE', task: 'unpausing' },
  suspend: { from: ['ACTIVE'], then: 'SUSPENDED', task: 'suspending' },
  resume: { from: ['SUSPENDED'], then: 'ACTIVE', task: 'resuming' },
  resize: { from: ['ACTIVE', 'SHUTOFF'], during: 'RESIZE', then: 'VERIFY_RESIZE', task: 'resize_migrating' },
  'confirm the resize of': { from: ['VERIFY_RESIZE'], then: 'ACTIVE', task: 'resize_confirming' },
  'revert the resize of': {
    from: ['VERIFY_RESIZE'],
    during: 'REVERT_RESIZE',
    then: 'ACTIVE',
    task: 'resize_reverting',
  },
  rebuild: { from: ['ACTIVE', 'SHUTOFF', 'ERROR'], during: 'REBUILD', then: 'ACTIVE', task: 'rebuilding' },
  rescue: { from: ['ACTIVE', 'SHUTOFF', 'ERROR'], then: 'RESCUE', task: 'rescuing' },
  unrescue: { from: ['RESCUE'], then: 'ACTIVE', task: 'unrescuing' },
  shelve: { from: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'], then: 'SHELVED', task: 'shelving' },
  offload: { from: ['SHELVED'], then: 'SHELVED_OFFLOADED', task: 'shelving_offloading' },
  unshelve: { from: ['SHELVED', 'SHELVED_OFFLOADED'], then: 'ACTIVE', task: 'unshelving' },
} as const satisfies Record<string, Transition>;

/** What can be done to a server. */
export type Action = keyof typeof transitions;

/** @throws ClientError CONFLICT for a server that is in another state or busy */
export function assertPossible(server: ServerRecord, action: Action): void {
  const { from }: Transition = transitions[action];
  assertUnlocked(server);
  if (server.task) {
    throw conflict(
      `cannot ${action} server ${server.id} while it is ${server.task.name} (${server.task.status})`,
    );
  }
  if (!from.includes(server.status)) {
    throw conflict(
      `cannot ${action} server ${server.id} while it is in ${server.status}: only in ${from.join(', ')}`,
    );
  }
}

/** @throws ClientError CONFLICT for a server that is locked */
export function assertUnlocked({ id, locked }: ServerRecord): void {
  if (!locked) return;
  const { reason } = locked;
  throw conflict(`server ${id} is locked${reason === undefined ? '' : `: ${reason}`}`);
}

/** Begins what can be done; it is over by itself. @param more what else changes with it */
export function begin(
  cloud: Cloud,
  server: ServerRecord,
  action: Action,
  more: Pick<Task, 'flavorId'> = {},
): void {
  assertPossible(server, action);
  const { during = server.status, then, task }: Transition = transitions[action];
  beginTask(cloud, server, { name: task, status: during, then, ...more }, cloud.rules.actionTime);
}

/** @param duration milliseconds */
export function beginTask(
  cloud: Cloud,
  server: ServerRecord,
  task: Omit<Task, 'began' | 'ends' | 'fault'>,
  duration: number,
): void {
  const { now, serverFault } = cloud;
  const outcome = serverFault ? { then: 'ERROR' as const, fault: serverFault } : {};
  server.task = { ...task, ...outcome, began: now, ends: now + duration };
  server.updated = isoDate(now);
  server.log.push(`[${server.updated}] ${task.name}`);
  settle(cloud);
}

/** Brings all servers to where their tasks have left them by now. */
export function settle(cloud: Cloud): void {
  for (const server of [...cloud.state.servers]) {
    const { task } = server;
    if (!task || task.ends > cloud.now) continue;
    delete server.task;
    if (task.then === 'DELETED') {
      takeAway(cloud, server);
      continue;
    }
    server.status = task.then;
    server.updated = isoDate(task.ends);
    if (task.flavorId !== undefined) server.flavorId = task.flavorId;
    if (task.fault) server.fault = { ...task.fault, created: server.updated };
    else delete server.fault;
  }
}

/** A server's status while a task runs or not. */
export function statusOf(server: ServerRecord): ServerStatus {
  return server.task?.status ?? server.status;
}

/** How far a server is built, from 0 to 100; undefined for one that is not being built. */
export function progressOf(server: ServerRecord, now: number): number | undefined {
  const { task } = server;
  if (task?.status !== 'BUILD' && task?.status !== 'REBUILD') return undefined;
  const part = (now - task.began) / (task.ends - task.began);
  return Math.max(0, Math.min(99, Math.floor(part * 100)));
}

/** When the next task after a moment is over, in milliseconds since 1970. */
export function nextEnd(servers: readonly ServerRecord[], after: number): number | undefined {
  const ends = servers.flatMap(({ task }) => (task && task.ends > after ? task.ends : []));
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function takeAway(cloud: Cloud, server: ServerRecord): void {
  remove(cloud, 'servers', server);
  for (const volume of cloud.state.volumes) {
    if (volume.serverId !== server.id) continue;
    delete volume.serverId;
    delete volume.device;
  }
}
