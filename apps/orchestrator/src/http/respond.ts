import { ClientError } from '@leister/rest';
import { cloudFailure, type ErrorStyle } from '../clouds/cloud-failure.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, TextAnswer } from './answer.js';
import { ApiError } from './api-error.js';
import { jsonText } from './json-text.js';
import { hasSession, sessionCookie } from './session-cookie.js';

/** Sends what a handler gave. */
export function respond(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  giveSession(request, reply);
  if (answer instanceof TextAnswer) {
    return reply
      .code(answer.status)
      .headers({ 'content-type': 'text/html; charset=utf-8', ...answer.headers })
      .send(answer.text);
  }
  return sendJson(request, reply, 200, answer);
}

/** Sends what a handler threw. The reason behind an answer that hides it goes to the log. */
export function respondWithError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  style: ErrorStyle,
): FastifyReply {
  const failure = toApiError(error, style);
  if (failure.cause !== undefined) request.log.warn(reasonOf(failure.cause), failure.message);
  giveSession(request, reply);
  void reply.headers(failure.headers);
  return sendJson(request, reply, failure.status, failure.body());
}

function toApiError(error: unknown, style: ErrorStyle): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ClientError) return cloudFailure(error, style);
  // What fastify itself refuses: a body too large, a content type that is none.
  const { statusCode, message } = error as { statusCode?: unknown; message?: string };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new ApiError(statusCode, message ?? 'Bad Request');
  }
  return new ApiError(500, 'Internal Server Error', { cause: error });
}

/** Of errors that are not ours only the name and where they arose: their text may hold anything. */
function reasonOf(cause: unknown): object {
  if (cause instanceof ClientError) return { error: cause.toJSON() };
  const { name, code, stack } = cause as { name?: string; code?: string; stack?: string };
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { error: { name, code, frames } };
}

function sendJson(request: FastifyRequest, reply: FastifyReply, status: number, body: object): FastifyReply {
  const oneLine = request.headers['x-requested-with'] === 'XMLHttpRequest';
  // As bytes: of a text, fastify would tell the character set, which the original does not.
  const bytes = Buffer.from(jsonText(body, oneLine));
  return reply.code(status).header('content-type', 'application/json').send(bytes);
}

function giveSession({ headers, ip }: FastifyRequest, reply: FastifyReply): void {
  if (!hasSession(headers.cookie))
    void reply.header('set-cookie', sessionCookie(ip, headers['user-agent'] ?? 'None'));
}
