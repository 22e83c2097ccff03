import { ClientError, invalidArgument } from '@leister/rest';

interface Named {
  id: string;
  name: string;
}

/** @throws ClientError INVALID_ARGUMENT for what can be neither an id nor a name that somebody means */
export function checkNameOrId(kind: string, nameOrId: string): void {
  if (typeof nameOrId !== 'string' || nameOrId.trim() === '')
    throw invalidArgument(`neither the id nor the name of a ${kind}: ${JSON.stringify(nameOrId)}`);
}

/**
 * The one item that goes by an id or a name. An id wins over a name.
 *
 * @param kind what it is called in the error: `server`
 * @throws ClientError NOT_FOUND, or CONFLICT when several have the name; INVALID_ARGUMENT for an empty one
 */
export function pickByNameOrId<T extends Named>(kind: string, items: readonly T[], nameOrId: string): T {
  checkNameOrId(kind, nameOrId);
  const byId = items.find((item) => item.id === nameOrId);
  if (byId) return byId;
  const byName = items.filter((item) => item.name === nameOrId);
  if (byName.length === 1) return byName[0]!;
  if (byName.length === 0) {
    throw new ClientError(`no ${kind} has the id or name ${JSON.stringify(nameOrId)}`, {
      code: 'NOT_FOUND',
    });
  }
  throw new ClientError(`${byName.length} ${kind}s have the name ${JSON.stringify(nameOrId)}: give the id`, {
    code: 'CONFLICT',
    details: byName.map((item) => item.id),
  });
}

/** @throws ClientError NOT_FOUND */
export function pickById<T extends { id: string }>(kind: string, items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (found) return found;
  throw new ClientError(`no ${kind} has the id ${JSON.stringify(id)}`, { code: 'NOT_FOUND' });
}
