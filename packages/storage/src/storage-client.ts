import { TemporaryUrlMethods } from './methods/temporary-urls.js';

/**
 * Client of OpenStack Object Storage (Swift API v1): an account holds containers, a container holds objects.
 *
 * Methods are kamaki's, in camel case. Those about objects mean the client's own container unless the call names one:
 * `client.with({ container })` gives a client for another. Names may hold anything but the parts `.` and `..`.
 *
 * All methods reject with ClientError and take, last, the options of a call: signal, timeout, headers, query.
 */
export class StorageClient extends TemporaryUrlMethods {}
