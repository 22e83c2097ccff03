import { completionFlag } from './completion/flag.js';
import { printFailure } from './failure/print-failure.js';
import { exitCodeOf, exitCodes } from './failure/exit-code.js';
import { type Io, processIo } from './io/io.js';
import { readLine } from './line/read-line.js';
import { knownGroups } from './plug-ins/known-groups.js';
import { runCommand } from './run-command.js';
import { version } from './version.js';

/** The program: does what the line asks for, in this process. */
export async function main(argv: readonly string[]): Promise<void> {
  const io = processIo();
  if (argv[0] === completionFlag) await printCompletions(argv.slice(1), io);
  else process.exitCode = await runLine(argv, io);
}

/** Does what a line asks for, in the world of `io`, and gives the exit code. */
export async function runLine(argv: readonly string[], io: Io): Promise<number> {
  const groups = knownGroups(argv, io.env);
  try {
    const line = await readLine(argv, groups);
    if (line.kind === 'run') return await runCommand(line, argv, io);
    if (line.kind === 'program') {
      const { runProgram } = await import('./plug-ins/run-program.js');
      return await runProgram(line.program, line.args, io);
    }
    if (line.kind === 'version') io.write(`${version}\n`);
    else {
      const { helpText } = await import('./help/help-text.js');
      io.write(await helpText(line.words, io.stdout.columns ?? 80, groups));
    }
    return exitCodes.done;
  } catch (error) {
    printFailure(error, {}, { json: wantsJson(argv), debug: false }, io);
    return exitCodeOf(error);
  }
}

/** Whether a line, perhaps one that could not be read, asks for JSON. */
function wantsJson(argv: readonly string[]): boolean {
  return /(?:^|\n)--output-format[=\n]json(?:\n|$)/i.test(argv.join('\n'));
}

/** What a shell asks while a line is being typed. */
async function printCompletions(typed: readonly string[], io: Io): Promise<void> {
  const { complete } = await import('./completion/complete.js');
  for (const { text, summary = '' } of await complete(typed, knownGroups(typed, io.env)))
    io.write(`${text}\t${summary}\n`);
}
