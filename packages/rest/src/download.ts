import { finished, Readable } from 'node:stream';
import { toClientError } from './attempt.js';
import { countParts } from './body.js';
import type { Exchange } from './exchange.js';
import type { TransportResponse } from './transport.js';

/**
 * The body of an answer as a stream whose errors are ClientErrors. It takes no more from the server than its reader
 * takes from it.
 *
 * @param onEnd called once, when the stream has ended or was closed
 */
export function download(answer: TransportResponse, call: Exchange, onEnd: () => void): Readable {
  const { body, headers, wanted } = answer;
  const source = body instanceof Readable ? body : Readable.from([body]);
  const count = call.onReceived && countParts(headers, call.onReceived);
  let flowing = false;
  const flow = (on: boolean): void => {
    if (flowing === on) return;
    flowing = on;
    wanted?.(on);
    if (on) source.resume();
    else source.pause();
  };
  const target = new Readable({
    read: () => flow(true),
    destroy(error, done) {
      source.destroy();
      onEnd();
      done(error);
    },
  });
  const fail = (error: unknown): void => void target.destroy(toClientError(error, call));
  source.pause().on('data', (chunk: Uint8Array) => {
    try {
      count?.(chunk);
    } catch (error) {
      return fail(error);
    }
    if (!target.push(chunk)) flow(false);
  });
  finished(source, { writable: false }, (error) => (error ? fail(error) : target.push(null)));
  // It may break before anybody reads it, which would end the process; whoever reads it later still meets the error.
  target.on('error', () => undefined);
  // What fits is taken at once, so that a small answer does not hold its connection until it is read.
  target.read(0);
  return target;
}
