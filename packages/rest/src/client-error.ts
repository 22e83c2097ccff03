import { type InspectOptions, inspect } from 'node:util';
import { codeOfStatus, codeOfStranger, type ErrorCode, errorCodes } from './error-code.js';
import { isRecord } from './is-record.js';
import { messageOf } from './message-of.js';

const brand = Symbol.for('@leister/rest/ClientError');

/** The request an error belongs to, with every secret masked. */
export interface FailedRequest {
  method: string;
  url: string;
  /** The id under which the server logged the request, when it told one. */
  id?: string;
}

/** What a {@link ClientError} is made of, beside its message. */
export interface ClientErrorOptions {
  /** The HTTP status received (or a fault's own code); 0, the default, when there was none. */
  status?: number;
  /** Left out, it is what the status stands for. */
  code?: ErrorCode;
  details?: readonly string[];
  request?: FailedRequest;
  /** What caused it, kept as it is: it must be safe to print. */
  cause?: unknown;
  /** The body as the server sent it; kept off every print-out. */
  body?: unknown;
}

/**
 * Every failure that leaves a Leister client: a server's error in any dialect, a bad argument, network, TLS, time-out,
 * abort, an unreadable answer.
 *
 * `instanceof ClientError` also holds for errors made by another copy of this package.
 */
export class ClientError extends Error {
  /** The HTTP status received, or the fault's own code inside an HTTP 200; 0 when no answer came. */
  readonly status: number;
  /** Further messages, most telling first. */
  readonly details: string[];
  readonly code: ErrorCode;
  /** The request that failed, secrets masked. Not enumerable. */
  declare readonly request?: FailedRequest;
  /** The body as received, secrets and all. Not enumerable, never printed. */
  declare readonly body?: unknown;

  constructor(message: string, options: ClientErrorOptions = {}) {
    super(message);
    const { status: given = 0 } = options;
    const status = Number.isInteger(given) ? given : 0;
    this.status = status;
    this.code = options.code ?? (status === 0 ? 'CONNECTION' : codeOfStatus(status));
    this.details = [...(options.details ?? [])];
    hide(this, 'name', new.target.name);
    hide(this, brand, true);
    hide(this, 'request', options.request);
    hide(this, 'body', options.body);
    hide(this, 'cause', options.cause);
    // Anew, now that the name is known: it stands at the head of the stack.
    Error.captureStackTrace(this, new.target);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // Only the root asks the brand: a subclass knows its own by the prototype chain.
    if (this !== ClientError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && brand in value;
  }

  /**
   * A ClientError of whatever was caught or came from another process: a ClientError is given back as it is, the JSON
   * of one is rebuilt, any other error becomes the `cause` of a new one: ABORTED for an abort, TIMEOUT for a deadline,
   * OPERATION_FAILED for all else.
   */
  static from(value: unknown): ClientError {
    if (value instanceof ClientError) return value;
    if (value instanceof Error) return fromError(value);
    if (!isRecord(value)) return new ClientError(messageOf(value), { code: codeOfStranger(value) });
    const code = errorCodes.find((known) => known === value['code']);
    return new ClientError(typeof value['message'] === 'string' ? value['message'] : 'unknown error', {
      status: typeof value['status'] === 'number' ? value['status'] : 0,
      details: Array.isArray(value['details'])
        ? value['details'].filter((detail) => typeof detail === 'string')
        : [],
      ...(code && { code }),
      ...(isFailedRequest(value['request']) && { request: value['request'] }),
    });
  }

  /** What may cross a process or be printed: no body, no cause, secrets masked. */
  toJSON(): {
    name: string;
    message: string;
    status: number;
    code: ErrorCode;
    details: string[];
    request?: FailedRequest;
  } {
    const { name, message, status, code, details, request } = this;
    return { name, message, status, code, details, ...(request && { request }) };
  }

  [inspect.custom](depth: number, options: InspectOptions): string {
    if (depth < 0) return `[${String(this)}]`;
    const { name: _name, message: _message, ...fields } = this.toJSON();
    const cause = this.cause === undefined ? {} : { cause: this.cause };
    return `${this.stack ?? this.toString()} ${inspect({ ...fields, ...cause }, options)}`;
  }
}

/** A {@link ClientError} for an argument that cannot be right, whatever the server. */
export function invalidArgument(message: string, details: readonly string[] = []): ClientError {
  return new ClientError(message, { code: 'INVALID_ARGUMENT', details });
}

/** An error that is not ours came from the caller's code; several in one tell their messages. */
function fromError(error: Error): ClientError {
  const inner = error instanceof AggregateError ? error.errors.map(messageOf) : [];
  const [message = '', ...details] = [error.message, ...inner].filter((text) => text !== '');
  return new ClientError(message, { code: codeOfStranger(error), details, cause: error });
}

function hide(target: object, key: PropertyKey, value: unknown): void {
  if (value === undefined) return;
  Object.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });
}

function isFailedRequest(value: unknown): value is FailedRequest {
  return isRecord(value) && typeof value['method'] === 'string' && typeof value['url'] === 'string';
}
