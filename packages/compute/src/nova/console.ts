import { defined, invalidArgument } from '@leister/rest';
import type { Console } from '../model/resources.js';
import { type Json, number, text } from './read.js';

export function toConsole(raw: Json): Console {
  return defined({
    type: text(raw['type']) ?? 'unknown',
    raw,
    url: text(raw['url']),
    host: text(raw['host']),
    port: number(raw['port']),
    password: text(raw['password']),
  });
}

const protocols: Readonly<Record<string, string>> = {
  novnc: 'vnc',
  xvpvnc: 'vnc',
  spice: 'spice',
  rdp: 'rdp',
  serial: 'serial',
  webmks: 'mks',
};

/**
 * The protocol behind a type of console (`novnc`, `spice-html5`), as Nova pairs them.
 *
 * @throws ClientError INVALID_ARGUMENT
 */
export function protocolOf(type: string): string {
  if (typeof type !== 'string') throw invalidArgument('the type of a console is a word');
  const [word = ''] = type.split('-');
  return protocols[word] ?? word;
}
