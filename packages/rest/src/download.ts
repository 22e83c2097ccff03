import { finished, Readable } from 'node:stream';
import { countBytes } from './body.js';
import { type Exchange, toClientError } from './exchange.js';
import type { TransportResponse } from './transport.js';

/**
 * The body of an answer as a stream whose errors are ClientErrors.
 *
 * @param onEnd called once, when the stream has ended or was closed
 */
export function download({ body, headers }: TransportResponse, call: Exchange, onEnd: () => void): Readable {
  const source = body instanceof Readable ? body : Readable.from([body]);
  // got takes the length out of the headers of a body that it unpacks.
  const length = Number(headers['content-length']);
  const counted = countBytes(Number.isFinite(length) ? length : undefined, (progress) => {
    try {
      call.onProgress?.(progress);
    } catch (error) {
      throw toClientError(error, call);
    }
  });
  finished(source, { writable: false }, (error) => error && counted.destroy(toClientError(error, call)));
  counted.once('close', () => {
    onEnd();
    source.destroy();
  });
  return source.pipe(counted);
}
