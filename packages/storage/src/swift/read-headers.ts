import type { IncomingHttpHeaders } from 'node:http';
import { firstHeader } from '@leister/rest';

/** Headers of an answer, read by the kinds of their values. */
export class HeaderReader {
  readonly #headers: IncomingHttpHeaders;

  constructor(headers: IncomingHttpHeaders) {
    this.#headers = headers;
  }

  /** Undefined for a header that is not there or empty. */
  text(name: string): string | undefined {
    return firstHeader(this.#headers[name]) || undefined;
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
  }

  flag(name: string): boolean {
    return this.text(name)?.toLowerCase() === 'true';
  }

  /** ISO 8601, from seconds since the epoch. */
  time(name: string): string | undefined {
    const seconds = this.number(name);
    return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
  }

  /** ISO 8601, from a date of HTTP. */
  date(name: string): string | undefined {
    const time = Date.parse(this.text(name) ?? '');
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
  }

  /** An ETag without the quotes that Swift puts around those of large objects. */
  etag(): string | undefined {
    return this.text('etag')?.replace(/^"(.*)"$/, '$1');
  }
}
