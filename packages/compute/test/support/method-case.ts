import type { ComputeClient } from '@leister/compute';
import type { Answer } from '../../../../test/support/loopback.js';

/** One call of a method: what it must ask of Nova, and what it must make of the answer. */
export interface MethodCase {
  method: keyof ComputeClient;
  /** When a method has several. */
  when?: string;
  call(client: ComputeClient): PromiseLike<unknown>;
  /** Verb and URL below the version, query included. */
  request: string;
  body?: unknown;
  /** Asked for by the request; none unless told. */
  microversion?: string;
  answer: Answer;
  /** `headers` stands for those of the answer. */
  result: unknown;
}

/** Stands, in a result, for the headers of the answer. */
export const headers = Symbol('the headers of the answer');

/** An answer that only says that the request was taken. */
export const accepted: Answer = { status: 202, headers: { 'x-answer': 'taken' } };
export const gone: Answer = { status: 204, headers: { 'x-answer': 'gone' } };
/** What is made of such answers. */
export const acknowledged = { raw: headers };

/** An action on a server that is answered by no more than that it was taken. */
export const action = (
  method: keyof ComputeClient,
  call: MethodCase['call'],
  body: unknown,
  when?: string,
): MethodCase => ({
  method,
  ...(when !== undefined && { when }),
  call,
  request: 'POST /servers/s-1/action',
  body,
  answer: accepted,
  result: acknowledged,
});
