import { ClientError, isRecord } from '@leister/rest';

/**
 * Refuses, by name, options of a call that a cloud cannot honour: nothing that was asked for is dropped.
 *
 * @param what the call, for the message: `LxdClient.attachVolume`
 * @throws ClientError UNSUPPORTED
 */
export function refuseOptions(what: string, options: unknown, names: readonly string[]): void {
  const given = isRecord(options) ? names.filter((name) => options[name] !== undefined) : [];
  if (given.length === 0) return;
  throw new ClientError(`${what} does not know ${given.join(', ')}`, { status: 501, code: 'UNSUPPORTED' });
}
