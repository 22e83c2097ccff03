import type { IncomingHttpHeaders } from 'node:http';

/** A line of the log, with fields. */
export interface Log {
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

/** A request as handlers see it. */
export interface ApiRequest {
  /** In upper case. */
  readonly method: string;
  /** What the path of the route left open, decoded: `cloud`, `action` ... */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  readonly headers: IncomingHttpHeaders;
  /** As it came; empty where there is none. */
  readonly body: Uint8Array;
  readonly log: Log;
}

/** The name of the cloud that a request is for. */
export function cloudOf({ params }: ApiRequest): string {
  return params['cloud'] ?? 'default';
}
