import { ClientError } from '@leister/rest';

export { pickByNameOrId } from '@leister/openstack';

/** @throws ClientError NOT_FOUND */
export function pickById<T extends { id: string }>(kind: string, items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (found) return found;
  throw new ClientError(`no ${kind} has the id ${JSON.stringify(id)}`, { code: 'NOT_FOUND' });
}
