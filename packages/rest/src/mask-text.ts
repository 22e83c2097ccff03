import { isSecretName } from './secret-names.js';

/** What is printed in the place of a secret. */
export const mask = '***';

type Rule = readonly [pattern: RegExp, replace: (...groups: string[]) => string];

/** What stands under a name, between what is kept before and after it. */
const named = (whole: string, name = '', before = '', after = ''): string =>
  isSecretName(name) ? before + mask + after : whole;

/** How secrets are told in text, cut off at any place. None of these patterns may look at a text more than once. */
const rules: readonly Rule[] = [
  [/-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/g, () => mask],
  // URLs: user and password, the tokens of Keystone v2.0.
  [/(?<=:\/\/)[^\s/?#@]+@/g, () => `${mask}@`],
  [/(?<=\/tokens\/)[^\s/?#"'<>]+/g, () => mask],
  // A query or a form; and a query within a query, as in the addresses of Nova's consoles: ?path=%3Ftoken%3D...
  [/(?<=[?&;]|^)([\w.-]+)=[^&;\s"'<>]+/g, (whole, name) => named(whole, name, `${name}=`)],
  [
    /(?<=%(?:25)*(?:3f|26|3b))([\w.-]+)(%(?:25)*3d)(?:(?!%(?:25)*(?:26|3b))[^&;\s"'<>])+/gi,
    (whole, name = '', equals = '') => named(whole, name, name + equals),
  ],
  // XML.
  [
    /<([\w:.-]+)((?:\s[^<>]*)?)>[^<]+(<\/\1>|$)/g,
    (whole, name, attributes, end) => named(whole, name, `<${name}${attributes}>`, end),
  ],
  // JSON: text and numbers, lists, JSON within JSON.
  [
    /"([\w.:-]+)"(\s*:\s*)(?:"(?!")[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|\d[\w.+-]*)/g,
    (whole, name, colon) => named(whole, name, `"${name}"${colon}"`, '"'),
  ],
  [
    /"([\w.:-]+)"(\s*:\s*)\[[^[\]]+(?:\]|$)/g,
    (whole, name, colon) => named(whole, name, `"${name}"${colon}["`, '"]'),
  ],
  [
    /\\"([\w.:-]+)\\"(\s*:\s*)\\"[^"\\]+/g,
    (whole, name, colon) => named(whole, name, `\\"${name}\\"${colon}\\"`),
  ],
  // What is secret where it stands: see isSecretField.
  [/("token"\s*:\s*\{[^{}]*"id"\s*:\s*)"[^"{}]+(?:"|$)/g, (_whole, before) => `${before}"${mask}"`],
  [/("fds"\s*:\s*\{)[^{}]+/g, (_whole, before) => before + mask],
];

/** Masks, once, what stands under the names of secrets in what looks like a URL, form, XML or JSON. */
export function maskText(text: string): string {
  return rules.reduce((masked, [pattern, replace]) => masked.replace(pattern, replace), text);
}
