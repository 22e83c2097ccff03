import { readFile } from 'node:fs/promises';
import { ClientError } from '@leister/rest';
import type { OrchestratorConfig } from '../config/schema.js';
import { help } from './help.js';
import { type CommandLine, readCommandLine } from './usage.js';

/** The command `leister-orchestrator`. Sets the exit code of the process. */
export async function main(line: readonly string[]): Promise<void> {
  try {
    await run(readCommandLine(line));
  } catch (error) {
    const { message, details, code } = ClientError.from(error);
    console.error([`leister-orchestrator: ${message}`, ...details.map((detail) => `  ${detail}`)].join('\n'));
    process.exitCode = code === 'INVALID_ARGUMENT' ? 2 : 1;
  }
}

async function run(line: CommandLine): Promise<void> {
  const { command } = line;
  if (command === 'help') return console.log(help.trimEnd());
  if (command === 'version') return console.log(await version());
  const config = await configOf(line);
  if (command === 'serve') return (await import('./serve.js')).serve(config);
  if (command === 'check-config') return (await import('./check-config.js')).checkClouds(config);
  return (await import('./users.js')).manageUsers(line, config);
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

async function configOf({ config: file, host, port }: CommandLine): Promise<OrchestratorConfig> {
  const { checkConfig, readConfigFile } = await import('../config/read-config.js');
  const config = file === undefined ? checkConfig({}) : await readConfigFile(file);
  return checkConfig({ ...config, host: host ?? config.host, port: port ?? config.port });
}
