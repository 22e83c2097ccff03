import { parseArgs } from 'node:util';
import { invalidArgument } from '@leister/rest';

const options = {
  config: { type: 'string', short: 'c' },
  host: { type: 'string' },
  port: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  inactive: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Which options a command takes beside `--config`. */
const optionsOf: Readonly<Record<string, readonly string[]>> = {
  serve: ['host', 'port'],
  'check-config': [],
  'users list': [],
  'users add': ['password-stdin', 'inactive'],
  'users password': ['password-stdin'],
  'users activate': [],
  'users deactivate': [],
  'users remove': [],
};

/** A line that makes sense. */
export interface CommandLine {
  /** `serve`, `users add` ...; `help` and `version` when that is asked for. */
  command: string;
  /** Of the user, for commands that want one. */
  name: string;
  config?: string | undefined;
  host?: string | undefined;
  port?: number | undefined;
  passwordStdin: boolean;
  inactive: boolean;
}

/** @throws ClientError INVALID_ARGUMENT for a line that makes none */
export function readCommandLine(line: readonly string[]): CommandLine {
  const { values, positionals } = parse(line);
  if (values.help || line.length === 0) return commandLine('help', '', values);
  if (values.version) return commandLine('version', '', values);
  const [first = '', second] = positionals;
  const command = first === 'users' ? `users ${second ?? ''}` : first;
  if (!Object.hasOwn(optionsOf, command)) {
    throw invalidArgument(`no command is called ${JSON.stringify(command)}`, [
      'see leister-orchestrator --help',
    ]);
  }
  const names = positionals.slice(first === 'users' ? 2 : 1);
  const wanted = /^users (?!list)/.test(command) ? 1 : 0;
  if (names.length !== wanted) {
    throw invalidArgument(
      wanted === 1 ? `${command} takes the name of one user` : `${command} takes no names`,
    );
  }
  const known = ['config', ...optionsOf[command]!];
  const strange = Object.keys(values).find((option) => !known.includes(option));
  if (strange !== undefined) throw invalidArgument(`${command} has no option --${strange}`);
  return commandLine(command, names[0] ?? '', values);
}

type Values = ReturnType<typeof parse>['values'];

function parse(line: readonly string[]) {
  try {
    return parseArgs({ args: [...line], options, allowPositionals: true });
  } catch (error) {
    throw invalidArgument((error as Error).message);
  }
}

function commandLine(command: string, name: string, values: Values): CommandLine {
  const { config, host, port, inactive = false, 'password-stdin': passwordStdin = false } = values;
  const isPort = port === undefined || /^\d{1,5}$/.test(port);
  if (!isPort) throw invalidArgument(`--port is a number, not ${JSON.stringify(port)}`);
  return {
    command,
    name,
    config,
    host,
    port: port === undefined ? undefined : Number(port),
    passwordStdin,
    inactive,
  };
}
