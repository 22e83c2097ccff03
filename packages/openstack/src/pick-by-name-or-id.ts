import { ClientError, invalidArgument } from '@leister/rest';

/** What can be found by its name or its id. */
export interface Named {
  id: string;
  name: string;
}

/**
 * Refuses an empty word before anything is sent: it would find what has no name.
 *
 * @param kind what it is called in the error: `volume`
 * @throws ClientError INVALID_ARGUMENT for what can be neither an id nor a name that somebody means
 */
export function checkNameOrId(kind: string, nameOrId: string): void {
  if (typeof nameOrId !== 'string' || nameOrId.trim() === '')
    throw invalidArgument(`neither the id nor the name of a ${kind}: ${JSON.stringify(nameOrId)}`);
}

/**
 * The one item that goes by an id or a name. An id wins over a name.
 *
 * @param kind what it is called in the error: `volume`
 * @throws ClientError NOT_FOUND, CONFLICT when several have the name, or INVALID_ARGUMENT for an empty one; no request
 *   failed, so the status is 0
 */
export function pickByNameOrId<T extends Named>(kind: string, items: readonly T[], nameOrId: string): T {
  checkNameOrId(kind, nameOrId);
  const byId = items.find((item) => item.id === nameOrId);
  if (byId) return byId;
  const [found, ...others] = items.filter((item) => item.name === nameOrId);
  if (!found) {
    throw new ClientError(`no ${kind} has the id or name ${JSON.stringify(nameOrId)}`, { code: 'NOT_FOUND' });
  }
  if (others.length === 0) return found;
  const count = others.length + 1;
  throw new ClientError(`${count} ${kind}s have the name ${JSON.stringify(nameOrId)}: give the id`, {
    code: 'CONFLICT',
    details: [found, ...others].map((item) => item.id),
  });
}

/** Whether a text has the shape of an id, so that asking for it is worth a request. */
export function mayBeId(text: string): boolean {
  return /^(?:\d+|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})$/i.test(text);
}
