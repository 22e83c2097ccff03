import { inspect } from 'node:util';
import { isRecord } from '@leister/compute';
import { type CallOptions, type RawResponse, type Redactor } from '@leister/rest';
import { describeOperation } from '../daemon/failures.js';
import { lxdDialect } from '../daemon/lxd-dialect.js';
import { isOperation } from '../daemon/operation.js';
import type { ApiRequest, ApiResponse, Transaction } from './answer.js';
import { ApiException, exceptionOf } from './api-exception.js';
import { waitForOperation } from './api-wait.js';
import type { LxdApi } from './lxd-api.js';
import { summarize } from './summary.js';

/** One exchange with the daemon: what was sent, what came back, and what can be done with it. */
export class ApiResult<M = unknown> {
  /** The place in the API that the request was made from. */
  readonly api: LxdApi;
  /** What was sent. */
  readonly request: ApiRequest;
  /** What came back, before it was read. */
  readonly response: ApiResponse;
  /** The JSON of the answer; of an answer that is none (a file, a log, an export) its bytes. */
  readonly data: unknown;
  private readonly redactor: Redactor;

  /** @throws ClientError PARSE for an answer that says it is JSON and is not */
  constructor(api: LxdApi, { request, response }: Transaction, redactor: Redactor) {
    this.api = api;
    this.request = request;
    this.response = response;
    this.redactor = redactor;
    this.data = this.read();
  }

  /** What the answer is about: the `metadata` of its JSON. The caller says what type it has. */
  get metadata(): M {
    return this.get('metadata') as M;
  }

  /** One field of the answer. */
  get(field: string, fallback?: unknown): unknown {
    return isRecord(this.data) && field in this.data ? this.data[field] : fallback;
  }

  /** Method and URL, and below them what was sent. Secrets are masked. */
  requestSummary(): string {
    const { method, url, body } = this.request;
    return summarize(`${method} ${url}`, body, this.redactor);
  }

  /** `HTTP/` and the status, and below them the answer. Secrets are masked. */
  responseSummary(): string {
    return summarize(`HTTP/${this.response.status}`, this.data, this.redactor);
  }

  /**
   * Checks the answer: the HTTP status, then what the body says of errors, then all the metadata in it. Each request
   * does so by itself.
   *
   * @throws ApiException; ApiNotFoundException for a 404
   */
  validate(): void {
    const fault = lxdDialect.parseError(this.rawResponse, this.data);
    if (fault) throw exceptionOf(this, fault);
    this.validateMetadata(this.data);
  }

  /**
   * Checks the status codes of metadata within metadata.
   *
   * @throws ApiException where one says that something failed
   */
  validateMetadata(data: unknown): void {
    // Other people's JSON can be nested as deep as it likes.
    for (let at = metadataOf(data); at; at = metadataOf(at)) {
      if (Number(at['status_code'] ?? 0) >= 400) throw new ApiException(this, describeOperation(at));
    }
  }

  /**
   * Waits for the operation that the request began, and gives its end. What was done at once is not waited for, and
   * gives itself.
   *
   * @param timeout seconds; 0 only looks, `Infinity` waits to the end. Default: `defaultTimeout` of the API
   * @throws ApiException when the operation failed; with code TIMEOUT, and a `result` that can be waited for again,
   * when it is still under way after that time; ApiNotFoundException when the daemon has forgotten how it ended
   */
  async wait(
    timeout: number = this.api.defaultTimeout,
    options: Pick<CallOptions, 'signal'> = {},
  ): Promise<ApiResult> {
    const { metadata } = this;
    if (!isOperation(metadata)) return this;
    const told = this.get('operation');
    const url = typeof told === 'string' && told !== '' ? told : `/1.0/operations/${String(metadata['id'])}`;
    return waitForOperation(this.api.forUrl(url), timeout, options);
  }

  /** Text with the secrets masked that were sent through this API, or that go by the names of secrets. */
  mask(text: string): string {
    return this.redactor.text(text);
  }

  /** For printing: secrets are masked. */
  toJSON(): { request: unknown; status: number; data: unknown } {
    const { request, response, redactor, data } = this;
    const body = data instanceof Uint8Array ? `(${data.length} bytes)` : data;
    return { request: redactor.json(request), status: response.status, data: redactor.json(body) };
  }

  /** The print-out of the exchange; secrets are masked. */
  [inspect.custom](): string {
    return `${this.requestSummary()} ${this.responseSummary()}`;
  }

  private get rawResponse(): RawResponse {
    const { request, response } = this;
    const { status, headers, body: bytes } = response;
    return { status, headers, bytes, reason: '', method: request.method, url: request.url };
  }

  private read(): unknown {
    const { headers, body, status } = this.response;
    const type = String(headers['content-type'] ?? 'application/json');
    if (!type.startsWith('application/json') && status < 400) return body;
    try {
      return lxdDialect.parseBody(this.rawResponse);
    } catch (error) {
      throw exceptionOf(this, { message: 'this is not JSON', code: 'PARSE', details: [String(error)] });
    }
  }
}

function metadataOf(data: unknown): Record<string, unknown> | undefined {
  const metadata = isRecord(data) ? data['metadata'] : undefined;
  return isRecord(metadata) ? metadata : undefined;
}
