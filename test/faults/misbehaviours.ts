import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode, type FaultyExchange, type Misbehaviour, send } from './fault-proxy.js';
import { type Answer, encodeHead, mayHaveBody, type ReceivedRequest } from './http-message.js';

type Answering = NonNullable<Misbehaviour['answer']>;

/** Ends a connection as a crashed server does: what was under way is lost. */
export function reset(socket: Socket): void {
  socket.resetAndDestroy();
}

/** Answers with these bytes (their head only, where no body may follow) and does `then` to the connection. */
export function bytes(text: string, then: (socket: Socket) => void = () => undefined): Answering {
  const headOnly = text.slice(0, text.indexOf('\r\n\r\n') + 4);
  return async ({ socket, request }) => {
    await send(socket, request.method === 'HEAD' && headOnly !== '' ? headOnly : text);
    then(socket);
  };
}

/** Sends part of the right answer, and does `then` to the connection. */
export function part(
  cut: (answer: Answer, method: string) => Buffer,
  then: (socket: Socket) => void,
): Answering {
  return async ({ socket, request, forward }) => {
    await send(socket, cut(await forward(), request.method));
    then(socket);
  };
}

/** Half of the head. */
export function halfHead(answer: Answer): Buffer {
  const head = encodeHead(answer);
  return head.subarray(0, Math.floor(head.length / 2));
}

/** The head and half of the body; a body of nothing is announced as one of ten bytes. */
export function halfBody(answer: Answer, method: string): Buffer {
  const announced = answer.body.length > 0 ? answer : withLength(answer, 10);
  const body = mayHaveBody(method, answer.status) ? answer.body : Buffer.alloc(0);
  return Buffer.concat([encodeHead(announced), body.subarray(0, Math.floor(body.length / 2))]);
}

/** The right answer with something else in its head. */
export function changed(change: (answer: Answer) => Answer): Answering {
  return async ({ pass, forward }) => pass(change(await forward()));
}

/** Another answer, whatever was asked. */
export function always(answer: Answer | ((exchange: FaultyExchange) => Answer)): Answering {
  return (exchange) => exchange.pass(typeof answer === 'function' ? answer(exchange) : answer);
}

/** Another answer to the first request, the right one afterwards. */
export function once(answer: Answer | ((exchange: FaultyExchange) => Answer)): Answering {
  return (exchange) => (exchange.nth === 1 ? always(answer)(exchange) : exchange.pass());
}

/** The right answer, a few bytes at a time. */
export function trickle(pause: number): Answering {
  return async ({ socket, request, forward }) => {
    const answer = encode(request.method, await forward());
    const step = Math.ceil(answer.length / 100);
    for (let at = 0; at < answer.length && !socket.destroyed; at += step) {
      await send(socket, answer.subarray(at, at + step));
      await sleep(pause);
    }
  };
}

/** `start`, and then `drop` again and again for as long as the connection lasts. */
export function drip(start: string, drop: string, pause: number): Answering {
  return async ({ socket }) => {
    await send(socket, start);
    while (!socket.destroyed) {
      await sleep(pause);
      await send(socket, drop);
    }
  };
}

/** The right answer, but its body never ends. */
export function endlessBody(pause: number): Answering {
  return async (exchange) => {
    const answer = await exchange.forward();
    if (!mayHaveBody(exchange.request.method, answer.status)) return exchange.pass(answer);
    return drip(String(encodeHead(withLength(answer, 1_000_000))), ' ', pause)(exchange);
  };
}

export function withLength(answer: Answer, length: number): Answer {
  return withHeaders(answer, { 'content-length': String(length) });
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** A page for people, which repeats what it was sent, as debugging front ends do. */
export function page(status: number, headers: Readonly<Record<string, string>> = {}) {
  return ({ request }: { request: Pick<ReceivedRequest, 'head' | 'body'> }): Answer => {
    const seen = `${request.head}\n\n${request.body.toString('latin1', 0, 1_000)}`;
    const body = Buffer.from(
      `<!doctype html><html><head><title>Sorry</title></head><body><h1>Sorry</h1><pre>${escape(seen)}</pre></body></html>`,
    );
    const type = { 'content-type': 'text/html', 'content-length': String(body.length) };
    return { status, reason: 'Sorry', headers: { ...type, ...headers }, body };
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
