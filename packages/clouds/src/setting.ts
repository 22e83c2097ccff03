import { invalidArgument } from '@leister/rest';

/** One key of the configuration, as data: help, documentation and checks are drawn from it. */
export interface Setting {
  key: string;
  summary: string;
  /** `path` may begin with `~/`; `switch` is on or off. Default: any text. */
  kind?: 'path' | 'switch';
  default?: string;
  /** The variable that comes before what the file says. */
  variable?: string;
}

/** Keys of the section `[global]`. */
export const globalSettings: readonly Setting[] = [
  {
    key: 'default_cloud',
    summary: 'cloud to use where none is named',
    variable: 'LEISTER_CLOUD',
  },
  { key: 'ca_certs', summary: "PEM file of authorities to believe, in place of the system's", kind: 'path' },
  { key: 'ignore_ssl', summary: 'believe any certificate', kind: 'switch', default: 'off' },
  { key: 'history_file', summary: 'where commands are remembered; empty for nowhere', kind: 'path' },
  { key: 'history_limit', summary: 'how many commands are remembered; 0 for all', default: '1000' },
  {
    key: 'token_cache',
    summary: 'folder that keeps tokens for the next command; on for the usual one, off for none',
    kind: 'path',
    default: 'on',
    variable: 'LEISTER_TOKEN_CACHE',
  },
];

/** Keys that every cloud which is reached over TLS has. */
export const tlsSettings: readonly Setting[] = [
  { key: 'client_cert', summary: 'PEM file of the certificate to log in with', kind: 'path' },
  { key: 'client_key', summary: 'PEM file of its private key', kind: 'path' },
  { key: 'server_cert', summary: "PEM file of the server's certificate: no other is believed", kind: 'path' },
  { key: 'fingerprint', summary: "SHA-256 of the server's certificate: no other is believed" },
  { key: 'ca_certs', summary: 'as in [global], for this cloud', kind: 'path' },
  { key: 'ignore_ssl', summary: 'as in [global], for this cloud', kind: 'switch' },
];

const secretWord =
  /(?:^|_)(?:tokens?|pass(?:word|wd|phrase|code)?|secrets?|(?:api|private|access)_?key|credentials?)$/;

/** Whether what stands under a key is never to be shown: `cloud.NAME.token`. Keys nobody declared are judged by name. */
export function isSecretKey(key: string): boolean {
  return secretWord.test(key.slice(key.lastIndexOf('.') + 1).toLowerCase());
}

/** A value as it may be shown. */
export function printableValue(key: string, value: string): string {
  if (isSecretKey(key) && value !== '') return '***';
  return value.replace(/(\w:\/\/)[^/@\s]*@/g, '$1***@');
}

/** @throws ClientError INVALID_ARGUMENT for what is neither on nor off */
export function readSwitch(key: string, value: string | undefined): boolean {
  const word = value?.toLowerCase() ?? 'off';
  if (['on', 'true', 'yes', '1'].includes(word)) return true;
  if (['off', 'false', 'no', '0', ''].includes(word)) return false;
  throw invalidArgument(`${key} is on or off, not ${JSON.stringify(value)}`);
}
