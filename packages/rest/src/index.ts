/// <reference types="node" preserve="true" />
// The declarations speak of node's streams, headers and agents: whoever imports them needs no setting for that.
export type { BodySource, Progress } from './body.js';
export { ClientError, type ClientErrorOptions, type FailedRequest, invalidArgument } from './client-error.js';
export { settleAll, type Settled } from './concurrency.js';
export type { CookieJar } from './cookies.js';
export {
  basicCredentials,
  bearerCredentials,
  type CallContext,
  type Credentials,
  type OutgoingRequest,
  tokenCredentials,
} from './credentials.js';
export { type Defined, defined } from './defined.js';
export { describeError } from './describe-error.js';
export {
  decodeText,
  type Dialect,
  type ErrorDescription,
  firstHeader,
  jsonDialect,
  nextLink,
  parseJsonBody,
  type RawResponse,
} from './dialect.js';
export type { Endpoint, EndpointSource } from './endpoint.js';
export { codeOfStatus, type ErrorCode, errorCodes } from './error-code.js';
export { isRecord } from './is-record.js';
export { Listing, type Page, type PageFetcher } from './listing.js';
export { path } from './path.js';
export type { Query } from './query.js';
export { Redactor } from './redactor.js';
export type { CallOptions, RequestDefaults, RequestOptions, Timeouts } from './request-options.js';
export { RestClient, type RestClientOptions } from './rest-client.js';
export type { RestResponse } from './rest-response.js';
export type { Attempt, RetryPolicy } from './retry.js';
export { SharedWork } from './shared-work.js';
export type { TlsOptions } from './tls.js';
export type { PhaseTimeouts } from './phase-timeouts.js';
export { defaultWaitTimeout, wait, type WaitOptions, WaitTimeout } from './wait.js';
export { type WireLogOptions } from './wire-log.js';
