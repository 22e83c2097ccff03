import type { IncomingHttpHeaders } from 'node:http';
import type { FailedRequest } from './client-error.js';

/** A successful answer. */
export interface RestResponse<T = unknown> {
  /** As received; 404 and 410 too, where they are counted as success. */
  status: number;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  body: T;
  /** The URL that answered, after redirects. */
  url: string;
  /** For an error that is found later: secrets masked, with the id under which the server logged it. */
  readonly request: FailedRequest;
}
