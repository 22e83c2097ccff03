import { AdministrationMethods } from './methods/administration.js';

/**
 * Client of OpenStack Block Storage (Cinder API v3), and of v2 as Synnefo speaks it: the endpoint's version decides.
 *
 * Methods are kamaki's, in camel case; what kamaki has not is named after the same pattern. All reject with
 * ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class BlockStorageClient extends AdministrationMethods {}
