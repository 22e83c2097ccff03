import { AdministrationMethods } from './methods/administration.js';

/**
 * Client of OpenStack Networking (Neutron API v2.0).
 *
 * Methods are kamaki's, in camel case; what kamaki has not is named after the same pattern. All reject with
 * ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class NetworkClient extends AdministrationMethods {
  static override readonly serviceType: string = 'network';

  static override get defaultApiVersion(): string {
    return 'v2.0';
  }
}
