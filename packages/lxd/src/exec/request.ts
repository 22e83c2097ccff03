import type { CallOptions } from '@leister/rest';
import { invalidArgument } from '@leister/rest';
import type { Readable } from 'node:stream';
import { checkSize, type WindowSize } from './process.js';

/** How a command is run in an instance. */
export interface ExecOptions extends CallOptions {
  /** Variables beside those that the instance has. */
  environment?: Readonly<Record<string, string>> | undefined;
  /** Number of the user that it runs as. Default 0. */
  user?: number | undefined;
  /** Number of the group. Default 0. */
  group?: number | undefined;
  /** Where it starts. Default: the home of the user. */
  cwd?: string | undefined;
}

/** How a command is run that is talked to while it runs. */
export interface StartExecOptions extends ExecOptions {
  /** On a terminal, of this size. Default: none. */
  terminal?: WindowSize | undefined;
}

/** How a command is run to its end. */
export interface RunExecOptions extends ExecOptions {
  /** What it reads. Default: nothing. */
  input?: string | Uint8Array | Readable | undefined;
  /** True has the daemon keep the output in files, and reads those at the end: no websockets. Not with `input`. */
  record?: boolean | undefined;
}

/** What a command did. */
export interface ExecResult {
  exitCode: number;
  stdout: Buffer;
  stderr: Buffer;
}

/** @throws ClientError INVALID_ARGUMENT */
export function execBody(
  command: readonly string[],
  options: StartExecOptions & { record?: boolean | undefined },
): Record<string, unknown> {
  if (!Array.isArray(command) || command.length === 0 || !command.every((word) => typeof word === 'string'))
    throw invalidArgument('a command is a list of words, its name first');
  const { environment, user, group, cwd, terminal, record = false } = options;
  for (const id of [user, group])
    if (id !== undefined && !(Number.isInteger(id) && id >= 0))
      throw invalidArgument('user and group are numbers');
  if (terminal) checkSize(terminal);
  return {
    command,
    environment,
    user,
    group,
    cwd,
    interactive: terminal !== undefined,
    ...(terminal && { width: terminal.width, height: terminal.height }),
    'wait-for-websocket': !record,
    'record-output': record,
  };
}
