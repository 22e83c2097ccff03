import { joinCloud, openServices, resolveCloud } from '@leister/clouds';
import type { Cloud, Config, Services } from '@leister/clouds';
import type { WireLogOptions } from '@leister/rest';
import type { GlobalArgs } from './args/global-options.js';

/** The services of a cloud, and which cloud it is. */
export interface Connection {
  services: Services;
  cloud: Cloud;
}

/**
 * Opens the cloud that the options, the environment or the configuration name. Nothing is sent yet, but for a token by
 * which the cloud is to trust this client.
 *
 * @throws ClientError
 */
export async function connect(globals: GlobalArgs, config: Config, signal: AbortSignal): Promise<Connection> {
  const options = { signal, log: wireLog(globals) };
  const cloud = await joinCloud(await resolveCloud(config, globals.cloud), config, options);
  const services = await openServices(cloud, {
    ...options,
    caCerts: globals.caCerts,
    ignoreSsl: globals.ignoreSsl,
  });
  return { services, cloud };
}

/** Left to the variable DEBUG where no option says anything. */
function wireLog({ debug, verbose, verboseWithData }: GlobalArgs): WireLogOptions | undefined {
  if (debug || verboseWithData || verbose > 1) return { headers: true };
  return verbose === 1 ? { headers: true, bodies: false } : undefined;
}
