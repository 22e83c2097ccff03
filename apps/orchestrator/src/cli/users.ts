import { text } from 'node:stream/consumers';
import { ClientError, invalidArgument } from '@leister/rest';
import type { OrchestratorConfig } from '../config/schema.js';
import { openDatabase } from '../database/open-database.js';
import { createLog } from '../http/log.js';
import { Users } from '../users/users.js';
import type { CommandLine } from './usage.js';

/** The commands of `users`. They work beside a server that runs. @throws ClientError */
export async function manageUsers(line: CommandLine, config: OrchestratorConfig): Promise<void> {
  const wantsPassword = ['users add', 'users password'].includes(line.command);
  const password = wantsPassword ? await readPassword(line) : '';
  const database = openDatabase(config.database, createLog('silent'));
  try {
    await manage(line, new Users(database, config.auth.token_lifetime), password);
  } finally {
    await database.close();
  }
}

async function manage(
  { command, name, inactive }: CommandLine,
  users: Users,
  password: string,
): Promise<void> {
  switch (command) {
    case 'users list':
      for (const user of await users.list())
        console.log(`${user.name}\t${user.active ? 'active' : 'inactive'}\t${user.created}`);
      return;
    case 'users add':
      return users.add(name, password, !inactive);
    case 'users password':
      return known(name, await users.setPassword(name, password));
    case 'users remove':
      return known(name, await users.remove(name));
    default:
      return known(name, await users.setActive(name, command === 'users activate'));
  }
}

function known(name: string, is: boolean): void {
  if (!is) throw new ClientError(`there is no user ${name}`, { code: 'NOT_FOUND' });
}

/** One line, as a shell's pipe gives it. A password on the command line could be read by others. */
async function readPassword({ command, passwordStdin }: CommandLine): Promise<string> {
  if (!passwordStdin)
    throw invalidArgument(`${command} reads the password from standard input: --password-stdin`);
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
