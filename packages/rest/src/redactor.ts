export const mask = '***';

/** Secrets shorter than this are not looked for in text: masking them would leave nothing readable. */
const shortestLiteral = 4;

const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|.*(?:token|secret|password|passphrase|api-?key|signature|csrf).*|x-.*-key)$/i;

const secretName =
  /(?:pass(?:word|wd|phrase|code)?|adminpass|secrets?|token|private_?key|client_?key|api_?key|signature|credentials?|cookie|authorization|jsessionid)$|^(?:sig|otp|key_?data|temp_url_key|temp_url_sig)$/i;

const privateKeyBlock = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/g;

/**
 * Masks secrets in whatever a client is about to print: by the name they go under, and, for those the client was
 * given itself, wherever they stand.
 */
export class Redactor {
  readonly #literals = new Set<string>();
  #pattern: RegExp | undefined;

  /** Makes a secret of the client's known, in the spellings it may come back in. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < shortestLiteral || this.#literals.has(secret)) return;
    for (const spelling of spellings(secret)) this.#literals.add(spelling);
    // Longest first: a secret that starts with another must go as a whole.
    const alternatives = [...this.#literals].sort((a, b) => b.length - a.length).map(escapeRegExp);
    this.#pattern = new RegExp(alternatives.join('|'), 'g');
  }

  /** Text of any kind: known secrets, private keys, and secrets in what looks like a URL, form or XML. */
  text(text: string): string {
    const plain = this.#pattern ? text.replace(this.#pattern, mask) : text;
    return plain
      .replace(privateKeyBlock, mask)
      .replace(/(\w+:\/\/)[^\s/@]+@/g, `$1${mask}@`)
      .replace(/(\/tokens\/)[^\s/?#"']+/g, `$1${mask}`)
      .replace(/([?&;]|^)([\w.-]+)=([^&;\s"'<>]*)/g, (whole, lead: string, name: string) =>
        secretName.test(name) ? `${lead}${name}=${mask}` : whole,
      )
      .replace(/<([\w:.-]+)([^<>]*)>[^<]*<\/\1>/g, (whole, name: string, attributes: string) =>
        secretName.test(name) ? `<${name}${attributes}>${mask}</${name}>` : whole,
      )
      .replace(/"([\w.:-]+)"(\s*:\s*)"(?:[^"\\]|\\.)*"/g, (whole, name: string, colon: string) =>
        secretName.test(name) ? `"${name}"${colon}"${mask}"` : whole,
      );
  }

  header(name: string, value: string): string {
    return secretHeader.test(name) ? mask : this.text(value);
  }

  /** A JSON value, copied with its secrets masked. */
  json(value: unknown, under = ''): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.json(item, under));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const secret = isSecretField(name, under) && typeof item !== 'object' && typeof item !== 'boolean';
        // Field names come from the network too, and may be a secret themselves.
        return [this.text(name), secret && item !== '' ? mask : this.json(item, name)];
      }),
    );
  }
}

/** `token: { id }` is how Keystone v2 spells a token; `fds: { 0 }` how LXD spells the secret of a websocket. */
function isSecretField(name: string, under: string): boolean {
  return secretName.test(name) || (name === 'id' && under === 'token') || under === 'fds';
}

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64');
  return [...new Set([secret, json, encodeUri(secret), base64, base64.replace(/=+$/, '')])].filter(
    (spelling) => spelling.length >= shortestLiteral,
  );
}

function encodeUri(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
