import type { Options } from '../../args/option.js';
import { atMostOne } from '../../args/together.js';
import { date, seconds } from '../../args/values.js';
import { command } from '../../command.js';
import { oneLocation, placeOptions } from './place.js';

export const args = {
  method: {
    type: 'string',
    value: 'METHOD',
    choices: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    default: 'GET',
    summary: 'what it lets one do',
  },
  expiresIn: {
    type: 'string',
    value: 'SECONDS',
    parse: seconds,
    summary: 'for how long; an hour unless told',
  },
  expires: { type: 'string', value: 'DATE', parse: date, summary: 'until when' },
  prefix: { type: 'boolean', summary: 'for all objects whose names begin so' },
  filename: { type: 'string', value: 'NAME', summary: 'what browsers are to save it as' },
  inline: { type: 'boolean', summary: 'let browsers show it' },
  ipRange: { type: 'string', value: 'CIDR', summary: 'for these addresses alone' },
  digest: {
    type: 'string',
    value: 'DIGEST',
    choices: ['sha1', 'sha256', 'sha512'],
    summary: 'how it is signed; sha256 unless told',
  },
  ...placeOptions,
} as const satisfies Options;

export const tempUrl = command({
  path: 'file temp-url',
  summary: 'Make a URL that lets whoever has it read an object for a while',
  description:
    'It is signed with a key of the container or the account: leister container modify --temp-url-key.',
  args,
  positionals: oneLocation,
  gives: 'one',
  columns: ['url'],
  text: 'url',
  check: (asked) => atMostOne(asked, ['expiresIn', 'expires']),
  load: () => import('./temp-url.run.js'),
});
