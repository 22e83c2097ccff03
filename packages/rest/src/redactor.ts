import { mask, maskText } from './mask-text.js';
import { isSecretField, isSecretHeader } from './secret-names.js';
import { spellings } from './spellings.js';

/** Secrets shorter than this are not looked for in text: masking them would leave nothing readable. */
const shortestLiteral = 4;
/** Nobody's password is longer. */
const longestLiteral = 20_000;
/** Secrets a client learns on its way and remembers; the oldest go first. */
const mostLiterals = 100;
/** How often a text is gone through at the most; twice is enough for what is no riddle. */
const mostPasses = 10;
/** Levels of nesting that are looked into: more than any API has, fewer than would exhaust the stack. */
const deepest = 50;

/**
 * Masks secrets in whatever a client is about to print: by the name they go under, and, for those the client was
 * given itself, wherever they stand.
 */
export class Redactor {
  /** Each secret with the spellings it may come back in, the one used last at the end. */
  readonly #literals = new Map<string, string[]>();
  #pattern: RegExp | undefined;

  /** Makes a secret of the client's known. */
  add(secret: string | undefined): void {
    // From JavaScript anything may come here. To refuse it is not this one's part.
    if (typeof secret !== 'string' || secret.length < shortestLiteral || secret.length > longestLiteral)
      return;
    if (/^\*+$/.test(secret)) return;
    const known = this.#literals.get(secret);
    if (known) {
      this.#literals.delete(secret);
      this.#literals.set(secret, known);
      return;
    }
    const long = spellings(secret).filter((spelling) => spelling.length >= shortestLiteral);
    this.#literals.set(secret, long);
    const [oldest = ''] = this.#literals.keys();
    if (this.#literals.size > mostLiterals) this.#literals.delete(oldest);
    this.#pattern = undefined;
  }

  /** Makes known what stands in a header for secrets: all of it, and what follows the scheme or a cookie's name. */
  addHeader(name: string, value: string): void {
    if (!isSecretHeader(name)) return;
    this.add(value);
    if (/cookie/i.test(name))
      for (const pair of value.split(';')) this.add(pair.slice(pair.indexOf('=') + 1).trim());
    else this.add(/^\S+\s+(.+)$/.exec(value)?.[1]);
  }

  /** Makes known what stands under the names of secrets in what the caller sends: JSON, a form, a query. */
  addFields(value: unknown): void {
    this.#addField(value, '', '', 0);
  }

  /** Text of any kind: known secrets, private keys, and secrets in what looks like a URL, form, XML or JSON. */
  text(text: string): string {
    const pattern = (this.#pattern ??= this.#compile());
    const once = (text: string): string => maskText(text.replace(pattern, mask));
    let masked = once(text);
    // What is left may look like a secret in turn, but not for ever.
    for (let before = text, pass = 1; masked !== before && pass < mostPasses; pass++) {
      before = masked;
      masked = once(before);
    }
    return masked;
  }

  header(name: string, value: string): string {
    return isSecretHeader(name) ? mask : this.text(value);
  }

  /** A JSON value, copied with its secrets masked. */
  json(value: unknown, under = ''): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) {
      const secret = isSecretField(under, '');
      return value.map((item) => (secret && isScalar(item) ? mask : this.json(item, under)));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const secret = isSecretField(name, under) && isScalar(item) && item !== '';
        // Field names come from the network too, and may be a secret themselves.
        return [this.text(name), secret ? mask : this.json(item, name)];
      }),
    );
  }

  #addField(value: unknown, name: string, under: string, depth: number): void {
    if (isScalar(value)) {
      if (isSecretField(name, under)) this.add(String(value));
    } else if (typeof value === 'object' && value !== null && depth < deepest) {
      // The items of a list go by its name.
      const list = Array.isArray(value);
      for (const [key, item] of Object.entries(value))
        this.#addField(item, list ? name : key, list ? under : name, depth + 1);
    }
  }

  #compile(): RegExp {
    const all = new Set([...this.#literals.values()].flat());
    if (all.size === 0) return /(?!)/g;
    // Longest first: a secret that starts with another must go as a whole.
    const alternatives = [...all].sort((a, b) => b.length - a.length).map(escapeRegExp);
    return new RegExp(alternatives.join('|'), 'g');
  }
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
