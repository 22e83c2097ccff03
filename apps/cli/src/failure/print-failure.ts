import { styleText } from 'node:util';
import { ClientError } from '@leister/rest';
import type { Io } from '../io/io.js';
import { escapeLines } from '../output/columns.js';
import { adviceFor, type Scene } from './advice.js';
import { UsageError } from './usage-error.js';

/** How failures are told. */
export interface TellOptions {
  /** As a JSON object on one line, for programs. */
  json: boolean;
  /** With status, request and stack. */
  debug: boolean;
}

/** Tells on stderr what went wrong, why, and what to do next. */
export function printFailure(error: unknown, scene: Scene, { json, debug }: TellOptions, io: Io): void {
  const hint = adviceFor(error, scene);
  if (json) {
    io.note(
      JSON.stringify({
        error: {
          ...toObject(error),
          ...(scene.item !== undefined && { item: scene.item }),
          ...(hint && { hint }),
        },
      }) + '\n',
    );
    return;
  }
  const color = (style: 'bold' | 'dim' | 'red', text: string): string =>
    io.colors(io.stderr) ? styleText(style, text, { validateStream: false }) : text;
  const message = scene.item === undefined ? messageOf(error) : `${scene.item}: ${messageOf(error)}`;
  const lines = [
    `${color('red', 'leister:')} ${escapeLines(message)}`,
    ...(error instanceof ClientError ? error.details : []).map((detail) => `  ${escapeLines(detail)}`),
    ...(hint === undefined ? [] : [`${color('dim', 'hint:')} ${hint}`]),
    ...(debug ? background(error) : []),
  ];
  io.note(lines.join('\n') + '\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toObject(error: unknown): object {
  if (error instanceof ClientError) return error.toJSON();
  const code = error instanceof UsageError ? 'USAGE' : 'INTERNAL';
  return { name: error instanceof Error ? error.name : 'Error', code, message: messageOf(error) };
}

/** What helps to find a fault: the answer's status, the request, where in the program it happened. */
function background(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { request, status, code } =
    error instanceof ClientError ? error : { request: undefined, status: 0, code: undefined };
  const facts = [
    code === undefined ? undefined : `code ${code}`,
    status === 0 ? undefined : `status ${status}`,
    request && `${request.method} ${request.url}`,
    request?.id === undefined ? undefined : `request id ${request.id}`,
  ].filter((fact) => fact !== undefined);
  const stack = error.stack?.split('\n').slice(1) ?? [];
  const cause = error.cause instanceof Error ? [`caused by ${error.cause.stack ?? error.cause.message}`] : [];
  return [...(facts.length === 0 ? [] : [`  ${facts.join(', ')}`]), ...stack, ...cause];
}
