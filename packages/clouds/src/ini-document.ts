import { type ClientError, invalidArgument } from '@leister/rest';

/** One `key = value` of a file. Keys are in lower case. */
export interface IniEntry {
  section: string;
  key: string;
  value: string;
  /** Counted from 1. */
  line: number;
}

/** A line with its line end; an entry together with the indented lines that continue it. */
interface Piece {
  text: string;
  line: number;
  section: string;
  isHeader?: boolean;
  entry?: { key: string; value: string };
}

const header = /^\[([^\]\n]+)\]\s*(?:[#;].*)?$/;

/** What stands before the value, the value, and the comment after it, which needs a space before its `;`. */
const assignment = /^([^:=\s[][^:=]*[:=][^\S\n]*)(.*?)((?<=\s);.*|\s*)$/s;

/**
 * An INI file in the grammar of .kamakirc (Python's RawConfigParser), kept line by line, so that a change to one
 * value leaves all else as it was: comments, order, spelling. The INI libraries read a file to an object and write
 * that, which loses the comments, and they take the dots in a section's name for nesting.
 */
export class IniDocument {
  readonly #file: string;
  readonly #pieces: Piece[] = [];

  /**
   * @param file as errors call it
   * @throws ClientError INVALID_ARGUMENT that names the file and the line
   */
  constructor(text: string, file: string) {
    this.#file = file;
    let section: string | undefined;
    for (const [index, raw] of (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).entries()) {
      const number = index + 1;
      const line = (index === 0 ? raw.replace(/^\uFEFF/, '') : raw).trimEnd();
      const name = header.exec(line)?.[1];
      if (name !== undefined) {
        section = name;
        this.#pieces.push({ text: raw, line: number, section, isHeader: true });
      } else if (/^\s*(?:[#;]|$)/.test(line)) {
        this.#pieces.push({ text: raw, line: number, section: section ?? '' });
      } else if (/^\s/.test(line)) {
        this.#continue(raw, number);
      } else {
        const entry = this.#readEntry(line, number, section);
        this.#pieces.push({ text: raw, line: number, ...entry });
      }
    }
  }

  /** The sections, in their order; one that stands there twice is given twice. */
  sections(): { name: string; line: number }[] {
    return this.#pieces
      .filter((piece) => piece.isHeader)
      .map(({ section, line }) => ({ name: section, line }));
  }

  entries(): IniEntry[] {
    return this.#pieces.flatMap(({ section, line, entry }) => (entry ? [{ section, line, ...entry }] : []));
  }

  get(section: string, key: string): string | undefined {
    return this.#find(section, key)?.entry?.value;
  }

  /** @throws ClientError INVALID_ARGUMENT for what the grammar cannot hold */
  set(section: string, key: string, value: string): void {
    const present = this.#find(section, key);
    const [, before = `${key} = `, , after = ''] =
      (present && assignment.exec(firstLine(present.text))) ?? [];
    const text = `${before}${value}${after.trim() && ` ${after.trim()}`}${this.#lineEnd()}`;
    const entry = { key: key.toLowerCase(), value };
    checkReadsAs(`[${section}]\n${text}`, { section, ...entry });
    if (present) Object.assign(present, { text, entry });
    else this.#append({ text, line: 0, section, entry });
  }

  /** Says whether it was there. */
  delete(section: string, key: string): boolean {
    const present = this.#find(section, key);
    if (present) this.#pieces.splice(this.#pieces.indexOf(present), 1);
    return present !== undefined;
  }

  /** Removes a section and says whether it was there. Comments after its last entry stay: they may belong to the next. */
  deleteSection(section: string): boolean {
    const before = this.#pieces.length;
    let afterLastEntry = true;
    for (let at = before - 1; at >= 0; at -= 1) {
      const piece = this.#pieces[at];
      if (piece?.section !== section) continue;
      if (piece.entry) afterLastEntry = false;
      if (piece.isHeader || !afterLastEntry) this.#pieces.splice(at, 1);
      if (piece.isHeader) afterLastEntry = true;
    }
    return this.#pieces.length < before;
  }

  toString(): string {
    return this.#pieces.map(({ text }) => text).join('');
  }

  #find(section: string, key: string): Piece | undefined {
    const wanted = key.toLowerCase();
    return this.#pieces.find((piece) => piece.section === section && piece.entry?.key === wanted);
  }

  #readEntry(line: string, number: number, section: string | undefined): Pick<Piece, 'section' | 'entry'> {
    const [, before, text] = assignment.exec(line) ?? [];
    if (before === undefined || text === undefined)
      throw this.#error(number, 'not key = value, nor [section]');
    if (section === undefined) throw this.#error(number, 'a value before the first [section]');
    const key = before.replace(/\s*[:=]\s*$/, '').toLowerCase();
    const earlier = this.#find(section, key);
    if (earlier)
      throw this.#error(
        number,
        `${key} is set for the second time in [${section}], after line ${earlier.line}`,
      );
    const value = text.trimEnd();
    return { section, entry: { key, value: value === '""' ? '' : value } };
  }

  #continue(raw: string, number: number): void {
    const last = this.#pieces.at(-1);
    if (!last?.entry)
      throw this.#error(number, 'an indented line continues the value above it, and there is none');
    last.text += raw;
    last.entry.value += `\n${raw.trim()}`;
  }

  #append(piece: Piece): void {
    const last = this.#pieces.at(-1);
    if (last && !last.text.endsWith('\n')) last.text += this.#lineEnd();
    const at = this.#pieces.findLastIndex(
      ({ section, isHeader, entry }) => section === piece.section && (isHeader || entry),
    );
    if (at >= 0) this.#pieces.splice(at + 1, 0, piece);
    else {
      const gap = last ? this.#lineEnd() : '';
      const head = `${gap}[${piece.section}]${this.#lineEnd()}`;
      this.#pieces.push({ text: head, line: 0, section: piece.section, isHeader: true }, piece);
    }
  }

  #lineEnd(): string {
    return this.#pieces[0]?.text.endsWith('\r\n') ? '\r\n' : '\n';
  }

  #error(line: number, problem: string): ClientError {
    return invalidArgument(`${this.#file}, line ${line}: ${problem}`);
  }
}

function firstLine(text: string): string {
  return text.slice(0, (text + '\n').indexOf('\n'));
}

/** The grammar has no quoting: what would not come back as it is cannot be written. */
function checkReadsAs(text: string, wanted: Omit<IniEntry, 'line'>): void {
  const [entry, ...more] = readOrNothing(text);
  const same =
    entry && entry.section === wanted.section && entry.key === wanted.key && entry.value === wanted.value;
  if (same && more.length === 0 && !/[\x00-\x1f\x7f]/.test(wanted.value)) return;
  throw invalidArgument(
    `the configuration file cannot hold this value of ${wanted.key} in [${wanted.section}]`,
    ['a value is one line, does not begin or end with a space and has no ";" after a space'],
  );
}

function readOrNothing(text: string): IniEntry[] {
  try {
    return new IniDocument(text, '').entries();
  } catch {
    return [];
  }
}
