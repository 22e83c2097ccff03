import type { ErrorCode } from '@leister/rest';
import type { Answer } from '../support/loopback.js';

/** An answer that says, in its service's own way, what went wrong, and what a caller must be told of it. */
export interface ErrorBody {
  what: string;
  answer: Answer;
  error: {
    /** That of the answer, unless it is a success and the body tells another. */
    status?: number;
    code: ErrorCode;
    message: string;
    details?: readonly string[];
    /** Under which the server logged the request. */
    id?: string;
  };
}

/** A JSON object as the service's error. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** A body of any other type. */
export function typed(status: number, contentType: string, body: string | Uint8Array): Answer {
  return { status, headers: { 'content-type': contentType }, body };
}

/** A web page. */
export function page(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body };
}
