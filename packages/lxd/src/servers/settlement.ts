import { ClientError } from '@leister/rest';
import type { Deed, Work } from './work.js';
import type { Settlement } from './works.js';

const deeds: Readonly<Record<Deed, string>> = {
  create: 'created',
  delete: 'deleted',
  start: 'started',
  stop: 'stopped',
  restart: 'restarted',
  'hard restart': 'restarted',
  freeze: 'paused',
  unfreeze: 'unpaused',
};

/** All that a client has to say at its end, as one error: failures that nobody was told of, and what is half done. */
export function describeSettlement({ failed, left }: Settlement, patience: number): ClientError | undefined {
  const failures = failed.map(describeFailure);
  const leavings = left.map((work) => describeLeaving(work, patience));
  const all = [...failures, ...leavings];
  if (all.length < 2) return all[0];
  return new ClientError(`${all.length} servers were not brought to where they were to be`, {
    code: failures.length > 0 ? 'OPERATION_FAILED' : 'TIMEOUT',
    details: all.flatMap(({ message, details }) => [message, ...details]),
    cause: new AggregateError(all),
  });
}

function describeFailure({ name, deed, failure }: Work): ClientError {
  const { message, status, code, details } = ClientError.from(failure);
  const sentence = `server ${name} could not be ${deeds[deed]}`;
  // That of a creation says so itself, where it was more than the daemon's part of it.
  const told = message.startsWith(`server ${name} `) ? message : `${sentence}: ${message}`;
  return new ClientError(told, { status, code, details, cause: failure });
}

function describeLeaving({ name, deed }: Work, patience: number): ClientError {
  const rest =
    deed === 'create'
      ? 'its files are perhaps not there, and nobody starts it'
      : 'it is perhaps only stopped';
  return new ClientError(`server ${name} is not ${deeds[deed]} after ${patience} ms: ${rest}`, {
    code: 'TIMEOUT',
  });
}
