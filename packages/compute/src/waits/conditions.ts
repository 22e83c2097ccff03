import { ClientError, invalidArgument } from '@leister/rest';
import type { Server } from '../model/server.js';
import { isDeadEnd, type ServerStatus, toServerStatus } from '../model/status.js';

/** Whether a server is where it is wanted. Throws for one that will never be. */
export type ServerCondition = (server: Server) => boolean;

/** A status, or several of which any will do. */
export type StatusWords = string | readonly string[];

/**
 * True in one of the statuses; throws OPERATION_FAILED where a server cannot leave by itself, NOT_FOUND when it is gone.
 *
 * @throws ClientError INVALID_ARGUMENT for a word that is no status on any cloud
 */
export function untilStatus(words: StatusWords): ServerCondition {
  const wanted = toStatuses(words);
  return (server) => {
    if (wanted.includes(server.status)) return true;
    if (isDeadEnd(server.status)) throw deadEnd(server, `wanted ${wanted.join(' or ')}`);
    return false;
  };
}

/**
 * True once a server has left the statuses; throws NOT_FOUND when it left for good.
 *
 * @throws ClientError INVALID_ARGUMENT for a word that is no status on any cloud
 */
export function whileStatus(words: StatusWords): ServerCondition {
  const current = toStatuses(words);
  return (server) => {
    if (current.includes(server.status)) return false;
    if (server.status === 'DELETED') throw deadEnd(server, `waited while it was in ${current.join(' or ')}`);
    return true;
  };
}

function toStatuses(words: StatusWords): ServerStatus[] {
  return [words].flat().map((word) => {
    if (typeof word !== 'string') throw invalidArgument('the status of a server is a word');
    const status = toServerStatus(word);
    if (status !== 'UNKNOWN' || word.toUpperCase() === 'UNKNOWN') return status;
    throw invalidArgument(`no server is ever in status ${JSON.stringify(word)}`);
  });
}

function deadEnd(server: Server, wish: string): ClientError {
  if (server.status === 'DELETED') {
    return new ClientError(`server ${server.id} is gone (${wish})`, { code: 'NOT_FOUND' });
  }
  const { fault } = server;
  return new ClientError(`server ${server.id} is in ${server.status}${fault ? `: ${fault.message}` : ''}`, {
    status: fault?.code ?? 0,
    code: 'OPERATION_FAILED',
    details: [wish, ...(fault?.details === undefined ? [] : [fault.details])],
  });
}
