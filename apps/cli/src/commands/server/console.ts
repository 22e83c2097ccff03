import type { Options } from '../../args/option.js';
import { oneServer } from '../../args/servers.js';
import { command } from '../../command.js';

export const args = {
  type: {
    type: 'string',
    value: 'TYPE',
    parse: consoleType,
    summary: "kind of console, in the cloud's words: novnc, vnc, serial ...",
  },
} as const satisfies Options;

export const console = command({
  path: 'server console',
  summary: "Show how to reach a server's console",
  feature: 'console',
  args,
  positionals: oneServer,
  gives: 'one',
  columns: ['type', 'url', 'host', 'port', 'password'],
  load: () => import('./console.run.js'),
});

/** Kamaki knows two of Cyclades' types by further names. */
function consoleType(text: string): string {
  const names: Readonly<Record<string, string>> = { 'no-vnc': 'vnc-ws', 'no-vnc-encrypted': 'vnc-wss' };
  return names[text.toLowerCase()] ?? text;
}
