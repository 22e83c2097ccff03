import { families, type Kind, kinds } from './calls.js';
import { faults } from './faults.js';
import type { Outcome } from './outcomes.js';

const all = Object.keys(kinds) as Kind[];

/** What each kind of call comes to under each fault, in Markdown. */
export function faultTable(): string {
  const rows = faults.map(({ name, sees, within }) => [name, ...all.map((kind) => cell(sees[kind])), within]);
  return table(['The server …', ...all, 'over'], rows);
}

/** What the kinds are and which calls are tried of each, in Markdown. */
export function kindTable(): string {
  const rows = all.map((kind) => [kind, kinds[kind], callsOf(kind)]);
  return table(['kind', 'what it sends', 'tried with'], rows);
}

function callsOf(kind: Kind): string {
  const names = families.filter((family) => family.kind === kind).map(({ name }) => name);
  return names.join('; ');
}

function cell({ result, sent }: Outcome): string {
  const times = sent === undefined ? ' …' : sent === 1 ? '' : ` ${sent}×`;
  return result === 'ok' ? `✓${sent === undefined ? '' : times}` : result + times;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
