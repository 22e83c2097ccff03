import { ClientError } from '@leister/rest';

/** What has a status that can be waited for. */
export interface Watched {
  id: string;
  status: string;
}

/** A status, or several of which any will do. Upper and lower case, `-` and `_` are the same. */
export type StatusWords = string | readonly string[];

/** Where nothing changes by itself: `error`, `error_deleting` and the like; images `killed`, tasks in `failure`. */
const deadEnd = /^(?:error|killed$|failure$)/i;

/** The status of what is not there any more. */
export const goneStatus = 'deleted';

/**
 * True in one of the statuses; throws where there is no way to them: OPERATION_FAILED in a status of error, NOT_FOUND
 * when it is gone.
 *
 * @param kind what it is called in the error: `volume`
 */
export function untilStatus(kind: string, words: StatusWords): (seen: Watched) => boolean {
  const isWanted = oneOf(words);
  return (seen) => {
    if (isWanted(seen)) return true;
    if (isGone(seen)) throw gone(kind, seen);
    if (!deadEnd.test(seen.status)) return false;
    throw new ClientError(`${kind} ${seen.id} is in ${seen.status}`, {
      code: 'OPERATION_FAILED',
      details: [`wanted ${[words].flat().join(' or ')}`],
    });
  };
}

/** True once it has left the statuses; throws NOT_FOUND when it left for good. */
export function whileStatus(kind: string, words: StatusWords): (seen: Watched) => boolean {
  const isCurrent = oneOf(words);
  return (seen) => {
    if (isCurrent(seen)) return false;
    if (isGone(seen)) throw gone(kind, seen);
    return true;
  };
}

function oneOf(words: StatusWords): (seen: Watched) => boolean {
  const wanted = new Set([words].flat().map(plain));
  return ({ status }) => wanted.has(plain(status));
}

/** Cinder says `in-use` where Synnefo says `in_use`. */
function plain(status: string): string {
  return status.toLowerCase().replaceAll('-', '_');
}

function isGone({ status }: Watched): boolean {
  return plain(status) === goneStatus;
}

function gone(kind: string, { id }: Watched): ClientError {
  return new ClientError(`${kind} ${id} is gone`, { code: 'NOT_FOUND' });
}
