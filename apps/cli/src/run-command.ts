import { globalOptions } from './args/global-options.js';
import type { Command } from './command.js';
import type { Context } from './context.js';
import { commonExitCode, type ExitCode, exitCodeOf, exitCodes } from './failure/exit-code.js';
import { Interrupted } from './failure/interrupted.js';
import { printFailure } from './failure/print-failure.js';
import { listenForInterrupts } from './io/interrupt.js';
import type { Io } from './io/io.js';
import { Leftovers } from './io/leftovers.js';
import type { Job } from './job.js';
import type { Pager } from './io/pager.js';
import { choosePrinter } from './output/choose-printer.js';
import { Session } from './session.js';

/**
 * Runs a command to its end: rows to stdout, failures to stderr, connections closed. Gives the exit code.
 *
 * @param argv the line as it was typed, for the history
 */
export async function runCommand(job: Job, argv: readonly string[], io: Io): Promise<ExitCode> {
  const { command, globals } = job;
  const interrupt = listenForInterrupts();
  const { signal } = interrupt;
  const session = new Session(job, io, signal);
  const leftovers = new Leftovers();
  const codes: ExitCode[] = [];
  const fail = (error: unknown, item: string | undefined): void => {
    // What was interrupted is told once, not for each of many things.
    if (signal.aborted && codes.includes(exitCodes.interrupted)) return;
    const told = signal.aborted ? new Interrupted(leftovers.list()) : session.explain(error);
    codes.push(exitCodeOf(told));
    const scene = { path: command.path, cloud: globals.cloud, subject: subjectOf(job) };
    printFailure(
      told,
      { ...scene, item: signal.aborted ? undefined : item },
      { json: globals.outputFormat === 'json', debug: globals.debug },
      io,
    );
  };
  const context: Context = {
    globals,
    io,
    signal,
    config: () => session.config(),
    compute: () => session.compute(),
    service: (service) => session.service(service),
    cloud: () => session.cloud(),
    fail: (item, error) => fail(error, item),
    leftovers,
  };
  await remember(argv, command, session);
  await printRows(job, context).catch((error: unknown) => fail(error, undefined));
  const wasInterrupted = signal.aborted;
  await session.close().catch((error: unknown) => fail(error, undefined));
  // What was begun and not waited for goes on until then.
  if (signal.aborted && (!wasInterrupted || leftovers.list().length > 0)) fail(signal.reason, undefined);
  interrupt.release();
  return commonExitCode(codes);
}

/** A configuration that cannot be read is told by the commands that need it. */
async function remember(argv: readonly string[], { args }: Command, session: Session): Promise<void> {
  const config = await session.config().catch(() => undefined);
  if (!config) return;
  const { historySettings, recordHistory } = await import('./history.js');
  recordHistory(argv, historySettings(config), { ...args, ...globalOptions });
}

/** What was given before a failure is printed all the same. */
async function printRows(job: Job, context: Context): Promise<void> {
  const { io } = context;
  let pager: Pager | undefined;
  const printer = await choosePrinter(job, io, (text) => (pager?.write ?? io.write)(text));
  const { run } = await job.command.load();
  if (job.args['more'] === true && io.stdout.isTTY) pager = await startPager(io);
  let rows = 0;
  try {
    for await (const row of run(job.args, context)) {
      rows += 1;
      printer.row(row);
      if (io.closed) break;
    }
    printer.end();
  } catch (error) {
    if (rows > 0) printer.end();
    throw error;
  } finally {
    await pager?.close();
  }
}

async function startPager(io: Io): Promise<Pager> {
  const { openPager } = await import('./io/pager.js');
  return openPager(io);
}

/** The identifier that was given first. */
function subjectOf({ command, args }: Job): string | undefined {
  const given = Object.keys(command.positionals).flatMap((name) => args[name]);
  return given.find((word) => typeof word === 'string');
}
