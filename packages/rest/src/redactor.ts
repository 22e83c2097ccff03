import { plainText } from './plain-text.js';

const mask = '***';

/** Secrets shorter than this are not looked for in text: masking them would leave nothing readable. */
const shortestLiteral = 4;
/** Nobody's password is longer. */
const longestLiteral = 20_000;
/** Secrets a client learns on its way and remembers; the oldest go first. */
const mostLiterals = 100;

const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|.*(?:token|secret|password|passphrase|api-?key|signature|csrf).*|x-.*-key)$/i;

const secretName =
  /(?:pass(?:word|wd|phrase|code)?s?|secrets?|token|(?:private|client|api|secret|access)_?key|signature|credentials?|cookie|authorization|jsessionid)$|^(?:sig|otp|pwd|key_?data|temp_url_key|temp_url_sig)$/i;

const privateKeyBlock = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/g;

/** Whether a header is known to carry what only its server should see. */
export function isSecretHeader(name: string): boolean {
  return secretHeader.test(name);
}

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
    if (secret === undefined || secret.length < shortestLiteral || secret.length > longestLiteral) return;
    if (/^\*+$/.test(secret)) return;
    const known = this.#literals.get(secret);
    if (known) {
      this.#literals.delete(secret);
      this.#literals.set(secret, known);
      return;
    }
    this.#literals.set(secret, spellings(secret));
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
  addFields(value: unknown, name = '', depth = 0): void {
    if (typeof value === 'string' || typeof value === 'number') {
      if (secretName.test(name)) this.add(String(value));
    } else if (typeof value === 'object' && value !== null && depth < deepest) {
      const list = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) this.addFields(item, list ? name : key, depth + 1);
    }
  }

  /** Text of any kind: known secrets, private keys, and secrets in what looks like a URL, form, XML or JSON. */
  text(text: string): string {
    const pattern = (this.#pattern ??= this.#compile());
    return text
      .replace(pattern, mask)
      .replace(privateKeyBlock, mask)
      .replace(/(?<=:\/\/)[^\s/?#@]+@/g, `${mask}@`)
      .replace(/(?<=\/tokens\/)[^\s/?#"'<>]+/g, mask)
      .replace(/(?<=[?&;]|^)([\w.-]+)=[^&;\s"'<>]+/g, (whole, name: string) =>
        secretName.test(name) ? `${name}=${mask}` : whole,
      )
      .replace(/<([\w:.-]+)((?:\s[^<>]*)?)>[^<]+<\/\1>/g, (whole, name: string, attributes: string) =>
        secretName.test(name) ? `<${name}${attributes}>${mask}</${name}>` : whole,
      )
      .replace(
        /"([\w.:-]+)"(\s*:\s*)(?:"(?:[^"\\]|\\.)+"|\d[\w.+-]*)/g,
        (whole, name: string, colon: string) =>
          secretName.test(name) ? `"${name}"${colon}"${mask}"` : whole,
      );
  }

  header(name: string, value: string): string {
    return isSecretHeader(name) ? mask : this.text(value);
  }

  /** A JSON value, copied with its secrets masked. */
  json(value: unknown, under = ''): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) {
      const secret = secretName.test(under);
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

  #compile(): RegExp {
    const all = new Set([...this.#literals.values()].flat());
    if (all.size === 0) return /(?!)/g;
    // Longest first: a secret that starts with another must go as a whole.
    const alternatives = [...all].sort((a, b) => b.length - a.length).map(escapeRegExp);
    return new RegExp(alternatives.join('|'), 'g');
  }
}

/** Levels of nesting that are looked into: more than any API has, fewer than would exhaust the stack. */
const deepest = 50;

/** `token: { id }` is how Keystone v2 spells a token; `fds: { 0 }` how LXD spells the secret of a websocket. */
function isSecretField(name: string, under: string): boolean {
  return secretName.test(name) || (name === 'id' && under === 'token') || under === 'fds';
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(
    /[^\x20-\x7e]/g,
    (char) => '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'),
  );
  const xml = secret.replace(/[&<>"']/g, (char) => entities[char] ?? char);
  const uri = encodeUri(secret);
  const form = String(new URLSearchParams({ '': secret })).slice(1);
  const base64 = Buffer.from(secret).toString('base64');
  const base64url = Buffer.from(secret).toString('base64url');
  const all = [secret, plainText(secret), json, ascii, ascii.replaceAll('/', '\\/'), xml, uri, lowerHex(uri)];
  return [...new Set([...all, form, lowerHex(form), base64, base64.replace(/=+$/, ''), base64url])].filter(
    (spelling) => spelling.length >= shortestLiteral,
  );
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function encodeUri(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
