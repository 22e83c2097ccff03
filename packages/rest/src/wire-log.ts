import type { IncomingHttpHeaders } from 'node:http';
import { isUtf8 } from 'node:buffer';
import { callersOwn } from './caller-failure.js';
import { isRecord } from './is-record.js';
import { parseJson } from './parse-json.js';
import type { Redactor } from './redactor.js';

/** Where and how much of the traffic is printed. */
export interface WireLogOptions {
  /** Print headers. Default false. */
  headers?: boolean;
  /** Print bodies, re-indented. Default true. */
  bodies?: boolean;
  /** Takes the text, one whole exchange at a time, line ends included. Default: standard error. */
  write?: (text: string) => void;
}

/** One request and what became of it. */
export interface LoggedExchange {
  method: string;
  url: string;
  requestHeaders: Readonly<Record<string, string>>;
  /** `'stream'` for a body that was not read for the log. */
  requestBody?: Uint8Array | 'stream' | undefined;
  response?: { status: number; headers: IncomingHttpHeaders; body: Uint8Array | 'stream' };
  /** What failed, when no answer came. */
  failure?: string;
}

const indent = 8;
const utf8 = new TextDecoder();

/**
 * Prints requests and responses, with their secrets masked, in the manner of lxdapi:
 * method and URL, the body, `HTTP/<status>`, the body of the answer.
 */
export class WireLog {
  readonly #options: WireLogOptions;
  readonly #redactor: Redactor;

  constructor(options: WireLogOptions, redactor: Redactor) {
    this.#options = options;
    this.#redactor = redactor;
  }

  /** The log that an option or, without one, the `DEBUG` variable asks for; undefined when it is off. */
  static create(option: boolean | WireLogOptions | undefined, redactor: Redactor): WireLog | undefined {
    const wanted = option ?? isMeant(process.env['DEBUG'] ?? '');
    if (wanted === false) return undefined;
    return new WireLog(wanted === true ? {} : wanted, redactor);
  }

  write(exchange: LoggedExchange): void {
    const { response, failure } = exchange;
    const outcome = response
      ? `HTTP/${response.status}`
      : `failed: ${this.#redactor.text(failure ?? 'no answer')}`;
    const request = [
      `${exchange.method} ${this.#redactor.text(exchange.url)}`,
      ...this.#headers(exchange.requestHeaders),
      ...this.#body(exchange.requestBody, exchange.requestHeaders['content-type']),
    ];
    const answer = response
      ? [...this.#headers(response.headers), ...this.#body(response.body, response.headers['content-type'])]
      : [];
    // On the line on which the body ends; it would be taken for a part of a header.
    const between = this.#options.headers === true && !endsInBody(exchange) ? '\n' : ' ';
    const text = printable([request.join('\n') + between + outcome, ...answer].join('\n')) + '\n';
    const { write } = this.#options;
    if (write) callersOwn(() => write(text));
    else process.stderr.write(text);
  }

  #headers(headers: Readonly<Record<string, string | string[] | undefined>>): string[] {
    if (this.#options.headers !== true) return [];
    return Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((item) => `${name}: ${this.#redactor.header(name, item)}`),
    );
  }

  #body(body: Uint8Array | 'stream' | undefined, contentType = ''): string[] {
    if (body === undefined || body.length === 0) return [];
    if (this.#options.bodies === false) return body === 'stream' ? [] : [`(${body.length} bytes)`];
    if (body === 'stream') return ['(a stream)'];
    if (!isUtf8(body) || contentType.startsWith('application/octet-stream'))
      return [`(${body.length} bytes)`];
    return [this.#text(utf8.decode(body)) ?? `(${body.length} bytes)`];
  }

  /** Undefined for what is too much to be looked through. */
  #text(text: string): string | undefined {
    try {
      return JSON.stringify(this.#redactor.json(parseJson(text)), null, indent);
    } catch {
      try {
        return this.#redactor.text(text);
      } catch {
        return undefined;
      }
    }
  }
}

/** Whether a value, from JavaScript perhaps, can be the options of a log. */
export function isLogOptions(value: unknown): value is WireLogOptions {
  if (!isRecord(value)) return false;
  const { headers, bodies, write } = value;
  const areFlags = [headers, bodies].every((flag) => flag === undefined || typeof flag === 'boolean');
  return areFlags && (write === undefined || typeof write === 'function');
}

/** `DEBUG` is everybody's: a list of names, of which many are those of other packages (`express:*`). */
function isMeant(debug: string): boolean {
  return debug
    .toLowerCase()
    .split(/[\s,]+/)
    .some((name) => ['1', 'true', 'yes', 'on', '*', 'leister', 'leister:*'].includes(name));
}

function endsInBody({ requestBody }: LoggedExchange): boolean {
  return requestBody !== undefined && requestBody.length > 0;
}

/** Control characters could drive the reader's terminal. */
function printable(text: string): string {
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, (char) => {
    return '\\x' + char.charCodeAt(0).toString(16).padStart(2, '0');
  });
}
