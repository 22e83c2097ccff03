import { type Readable, Transform } from 'node:stream';
import { invalidArgument } from './client-error.js';

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

/** @throws ClientError INVALID_ARGUMENT for two bodies at once, or a value that JSON cannot express. */
export function toBody(options: BodyOptions): Body | undefined {
  const given = [options.json, options.form, options.body].filter((value) => value !== undefined);
  if (given.length > 1) throw invalidArgument('give one of json, form and body');
  if (options.json !== undefined) return ofBytes(encodeJson(options.json), 'application/json');
  if (options.form !== undefined) {
    return ofBytes(String(new URLSearchParams(options.form)), 'application/x-www-form-urlencoded');
  }
  const { body: source, contentLength } = options;
  if (source === undefined) return undefined;
  if (typeof source === 'string' || source instanceof Uint8Array) return ofBytes(source);
  const length = contentLength === undefined ? {} : { length: contentLength };
  if (typeof source === 'function') return { ...length, replayable: true, open: source };
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
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw invalidArgument(
      `not expressible as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Passes a stream on, telling how far it is. What the callback throws becomes the stream's error. */
export function countBytes(total: number | undefined, onProgress: (progress: Progress) => void): Transform {
  let transferred = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      transferred += chunk.byteLength;
      try {
        onProgress(total === undefined ? { transferred } : { transferred, total });
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      done(null, chunk);
    },
  });
}
