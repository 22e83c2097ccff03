import { inspect } from 'node:util';
import { adminPassword } from './calls.js';
import { firstToken, renewedToken } from './logins.js';
import { consoleToken, privateKey } from './nova-answers.js';
import { credentialSecret } from './service-answers.js';

/** What must never be printed: what the client sent and what it was given. */
const secrets: Readonly<Record<string, string>> = {
  token: firstToken,
  'renewed token': renewedToken,
  'admin password': adminPassword,
  'console token': consoleToken,
  'private key': privateKey.split('\n')[1]!,
  'secret of a credential': credentialSecret,
};

/** The names of the secrets that can be read in a text, as they are or in disguise. */
export function secretsIn(text: string): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((spelling) => text.includes(spelling)))
    .map(([name]) => name);
}

/** Everything that may end up on a screen or in a log when somebody reports an error. */
export function printed(error: Error): string {
  return [
    String(error),
    error.stack,
    inspect(error, { depth: 10 }),
    inspect({ error }, { depth: 10 }),
    JSON.stringify(error),
    // Nothing of a cause is kept from print-outs, so nothing of it may be secret.
    inspect(error.cause, { depth: 10, showHidden: true }),
  ].join('\n');
}

function spellings(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  // The half of a secret that was cut off somewhere tells too much as well.
  return [secret.slice(0, Math.ceil(secret.length / 2)), encodeURIComponent(secret), base64];
}
