import { ClientError } from '@leister/rest';

/** One key of metadata by itself. @throws ClientError NOT_FOUND */
export function pick(
  metadata: Readonly<Record<string, string>>,
  key: string,
  where: string,
): Record<string, string> {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  if (value === undefined)
    throw new ClientError(`${where} has no metadata ${JSON.stringify(key)}`, { code: 'NOT_FOUND' });
  return { [key]: value };
}
