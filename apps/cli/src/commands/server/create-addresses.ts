import type { ComputeClient, Server } from '@leister/compute';
import { ClientError, wait } from '@leister/rest';

/** Milliseconds: a system that has just started asks for its address, and most have it within one second or two. */
const patience = 3000;

/**
 * Looks where new servers are, for their wait may not have asked, and puts them, as they are then, in the place of how
 * they were last seen. One request for each look, however many they are. Who has no address soon is left as it is.
 */
export async function lookForAddresses(
  latest: Map<string, Server>,
  client: ComputeClient,
  signal: AbortSignal,
): Promise<void> {
  const ids = [...latest.values()].filter(isWithoutAddress).map(({ id }) => id);
  const [only, ...more] = ids;
  if (only === undefined) return;
  const look = async ({ signal }: { signal: AbortSignal }): Promise<readonly Server[]> => {
    const seen =
      more.length === 0
        ? [await client.getServerDetails(only, { signal })]
        : await client.listServers({}, { signal });
    const wanted = seen.filter(({ id }) => ids.includes(id));
    for (const server of wanted) latest.set(server.id, server);
    return wanted;
  };
  try {
    await wait(look, (servers) => !servers.some(isWithoutAddress), { signal, timeout: patience });
  } catch (error) {
    // The servers were created all the same.
    if (!(error instanceof ClientError)) throw error;
  }
}

function isWithoutAddress({ status, addresses = {} }: Server): boolean {
  return status === 'ACTIVE' && Object.values(addresses).flat().length === 0;
}
