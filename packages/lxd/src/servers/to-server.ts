import { isRecord, type Json, number, type ServerStatus, text } from '@leister/compute';
import { type ClientError, defined } from '@leister/rest';
import { addressesIn } from './addresses.js';
import { diskSizeOf, flavorIdOf, sizeOf } from '../catalog/flavors.js';
import { toInstance } from './instance.js';
import type { LxdServer } from '../model.js';
import type { LxdOperation } from '../daemon/operation.js';
import { stateCode, statusOf } from './status-words.js';
import { toDate } from '../daemon/times.js';
import { isUntouchedSinceResize } from './unconfirmed.js';
import { metadataOf, tagsOf } from './user-config.js';
import { volumesOf } from './volumes.js';

/** An instance in the family's words, as far as it tells by itself: see {@link withOperation}. */
export function toLxdServer(raw: Json): LxdServer {
  const { name, config, expandedConfig, expandedDevices, profiles } = toInstance(raw);
  const lastUsed = toDate(raw['last_used_at']);
  const { status, taskState } = statusOf(
    stateCode(raw['status_code'], raw['status']),
    lastUsed !== undefined,
  );
  const flavorId = flavorIdOf(config, profiles);
  const image = config['volatile.base_image'];
  const location = text(raw['location']);
  return defined({
    id: name,
    name,
    // The new size is in force, but can still be taken back: Nova has a status for that.
    status: isUntouchedSinceResize(raw, config) ? 'VERIFY_RESIZE' : status,
    raw,
    uuid: config['volatile.uuid'],
    type: raw['type'] === 'virtual-machine' ? ('virtual-machine' as const) : ('container' as const),
    profiles: [...profiles],
    ephemeral: typeof raw['ephemeral'] === 'boolean' ? raw['ephemeral'] : undefined,
    flavor: defined({
      id: flavorId,
      name: flavorId.replace(/^profile:/, ''),
      ...sizeOf(expandedConfig),
      disk: diskSizeOf(expandedDevices),
    }),
    image: image === undefined ? undefined : defined({ id: image, name: config['image.description'] }),
    addresses: isRecord(raw['state']) ? addressesIn(raw['state'], expandedDevices) : undefined,
    metadata: metadataOf(config),
    tags: tagsOf(config),
    created: toDate(raw['created_at']),
    updated: lastUsed ?? toDate(raw['created_at']),
    taskState,
    projectId: text(raw['project']),
    host: location === 'none' ? undefined : location,
    volumes: volumesOf(expandedDevices).map(({ volumeId }) => volumeId),
    description: text(raw['description']),
  });
}

/** What an operation that is under way says of the instance it names. */
export function withOperation(server: LxdServer, operation: LxdOperation | undefined): LxdServer {
  return operation ? { ...server, ...doingOf(operation), ...progressOf(operation) } : server;
}

/** What operations do to an instance, by the daemon's descriptions. Nova has a status for some, a task for all. */
const doings: Readonly<Record<string, { status?: ServerStatus; taskState: string }>> = {
  'Creating instance': { status: 'BUILD', taskState: 'building' },
  'Restoring backup': { status: 'BUILD', taskState: 'building' },
  'Restarting instance': { status: 'REBOOT', taskState: 'rebooting' },
  'Starting instance': { taskState: 'powering-on' },
  'Stopping instance': { taskState: 'powering-off' },
  'Freezing instance': { taskState: 'pausing' },
  'Unfreezing instance': { taskState: 'unpausing' },
  'Deleting instance': { taskState: 'deleting' },
};

/** What an operation does to the instance it names, in Nova's words; undefined for what a server does not show. */
export function doingOf({
  description,
}: LxdOperation): { status?: ServerStatus; taskState: string } | undefined {
  return Object.hasOwn(doings, description) ? doings[description] : undefined;
}

/** A server that the daemon does not show yet. */
export function serverToCome(name: string, operation: LxdOperation): LxdServer {
  return {
    id: name,
    name,
    status: 'BUILD',
    taskState: 'building',
    ...progressOf(operation),
    raw: operation.raw,
  };
}

/** A server that something has failed for. */
export function failedServer(server: LxdServer, failure: ClientError): LxdServer {
  return { ...withFault(server, failure), status: 'ERROR' };
}

/** A server for which something has failed, but which is none the worse for it. */
export function withFault(server: LxdServer, failure: ClientError): LxdServer {
  const { message, status, details } = failure;
  const fault = defined({
    message,
    code: status === 0 ? undefined : status,
    details: details.length > 0 ? details.join('\n') : undefined,
  });
  return { ...server, fault };
}

function progressOf({ metadata }: LxdOperation): { progress?: number } {
  const told = isRecord(metadata['progress']) ? number(metadata['progress']['percent']) : undefined;
  return told === undefined ? {} : { progress: Math.min(100, Math.max(0, told)) };
}
