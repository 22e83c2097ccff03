import type { IncomingHttpHeaders } from 'node:http';
import { Readable, Transform } from 'node:stream';
import { CallerFailure } from './caller-failure.js';
import { invalidArgument } from './client-error.js';
import { messageOf } from './message-of.js';

/**
 * What a request carries: text, bytes, a factory that gives a new stream for each attempt, or a stream, which can be
 * sent only once and so is never retried.
 */
export type BodySource = string | Uint8Array | Readable | (() => Readable);

/** Told as bytes pass: how many so far, and of how many when that is known. */
export interface Progress {
  /** Bytes so far. */
  transferred: number;
  /** Bytes in all, when known. */
  total?: number;
}

/** A request body, ready to be sent, maybe more than once. */
export interface Body {
  contentType?: string;
  /** Bytes, when known. */
  length?: number;
  replayable: boolean;
  /** Of bytes and text only: what a log may show. */
  bytes?: Uint8Array;
  /** Of JSON and forms only: where secrets may stand under their names. */
  fields?: unknown;
  open(): Uint8Array | Readable;
}

/** The parts of a call's options that decide its body. */
export interface BodyOptions {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  form?: Readonly<Record<string, string>>;
  /** Sent as it is; its type goes into the headers. */
  body?: BodySource;
  /** Bytes of a streamed body, when known; without it the body goes in chunks of unknown number. */
  contentLength?: number;
}

/** @throws ClientError INVALID_ARGUMENT for two bodies at once, or for what is none */
export function toBody(options: BodyOptions): Body | undefined {
  const { json, form, body: source, contentLength } = options;
  if ([json, form, source].filter((value) => value !== undefined).length > 1) {
    throw invalidArgument('give one of json, form and body');
  }
  if (contentLength !== undefined && !(Number.isSafeInteger(contentLength) && contentLength >= 0)) {
    throw invalidArgument('contentLength is a whole number of bytes');
  }
  if (json !== undefined) return { ...ofBytes(encodeJson(json), 'application/json'), fields: json };
  if (form !== undefined) {
    return {
      ...ofBytes(String(new URLSearchParams(form)), 'application/x-www-form-urlencoded'),
      fields: form,
    };
  }
  if (source === undefined) return undefined;
  if (typeof source === 'string' || source instanceof Uint8Array) return ofBytes(source);
  const length = contentLength === undefined ? {} : { length: contentLength };
  if (typeof source === 'function') return { ...length, replayable: true, open: source };
  if (!(source instanceof Readable))
    throw invalidArgument('a body is text, bytes, a stream or a factory of streams');
  return { ...length, replayable: false, open: () => source };
}

function ofBytes(data: string | Uint8Array, contentType?: string): Body {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  return {
    ...(contentType && { contentType }),
    bytes,
    length: bytes.byteLength,
    replayable: true,
    open: () => bytes,
  };
}

function encodeJson(value: unknown): string {
  let text: string | undefined;
  try {
    // Undefined for a function and its like, which the type of JSON.stringify does not tell.
    text = JSON.stringify(value);
  } catch (error) {
    throw invalidArgument(`not expressible as JSON: ${messageOf(error)}`);
  }
  if (text === undefined) throw invalidArgument(`not expressible as JSON: a ${typeof value}`);
  return text;
}

/**
 * Passes a stream on, telling how far it is. What the callback throws becomes the stream's error.
 *
 * @param promised bytes that must come, no more and no fewer: a server would wait for them, or misread the rest
 */
export function countBytes(
  total: number | undefined,
  onProgress: ((progress: Progress) => void) | undefined,
  promised?: number,
): Transform {
  let transferred = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      transferred += chunk.byteLength;
      try {
        if (promised !== undefined && transferred > promised) throw wrongLength(promised);
        onProgress?.(total === undefined ? { transferred } : { transferred, total });
      } catch (error) {
        return done(error as Error);
      }
      done(null, chunk);
    },
    flush(done) {
      done(promised === undefined || transferred === promised ? null : wrongLength(promised));
    },
  });
}

/** Tells how far an answer is, part by part. */
export function countParts(
  headers: IncomingHttpHeaders,
  onProgress: (progress: Progress) => void,
): (part: Uint8Array) => void {
  // got takes the length out of the headers of a body that it unpacks.
  const length = Number(headers['content-length']);
  const total = Number.isFinite(length) ? { total: length } : {};
  let transferred = 0;
  return (part) => {
    transferred += part.byteLength;
    onProgress({ transferred, ...total });
  };
}

function wrongLength(promised: number): CallerFailure {
  const cause = new RangeError(`${promised} bytes were promised`);
  return new CallerFailure(cause, 'the body has another length', 'INVALID_ARGUMENT');
}
