/**
 * The value of a JSON text. A whole number that a number of JavaScript's cannot hold comes as text, digit by digit: an
 * identifier or a counter that was rounded would be another.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Hardly any text needs the second look.
  return /\d{16}/.test(text) ? JSON.parse(withLongNumbersAsText(text)) : value;
}

function withLongNumbersAsText(json: string): string {
  let done = '';
  for (let at = 0; at < json.length;) {
    const quote = json.indexOf('"', at);
    const begin = quote === -1 ? json.length : quote;
    const end = quote === -1 ? begin : endOfString(json, quote);
    done += json.slice(at, begin).replace(number, quoteIfLong) + json.slice(begin, end);
    at = end;
  }
  return done;
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function quoteIfLong(token: string): string {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}

/** After the quote that ends the string which begins at `from`. No pattern: it would be too much for a long one. */
function endOfString(json: string, from: number): number {
  for (let at = from + 1; ; at++) {
    const char = json[at];
    if (char === '"' || char === undefined) return at + 1;
    if (char === '\\') at++;
  }
}
