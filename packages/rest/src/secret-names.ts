const secretHeader =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|.*(?:token|secret|password|passphrase|api-?key|signature|csrf).*|x-.*-key)$/i;

/** Data for a server's first start is among them: it is where people put its passwords. */
const secretName =
  /(?:pass(?:word|wd|phrase|code)?s?|secrets?|token|(?:private|client|api|secret|access)_?key|signature|credentials?|cookie|authorization|jsessionid|user[._-]?data|vendor[._-]?data)$|^(?:sig|otp|pwd|key_?data|temp_url_key|temp_url_sig)$/i;

/** Fields that are secret where they stand. */
const secretPlaces = new Set([
  // A token in Keystone's requests and in the answers of its v2.0.
  'token.id',
  // A file for a new server of Nova's.
  'personality.contents',
]);

/** Whether a header is known to carry what only its server should see. */
export function isSecretHeader(name: string): boolean {
  return secretHeader.test(name);
}

/** Whether a field, of JSON or XML or in a query, is known to hold a secret, whatever it is a part of. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Whether a field of JSON holds a secret. @param under the name of the field that it is a part of; '' for none */
export function isSecretField(name: string, under: string): boolean {
  // LXD gives the secrets of an operation's websockets by the numbers of their streams.
  return isSecretName(name) || under === 'fds' || secretPlaces.has(`${under}.${name}`);
}
