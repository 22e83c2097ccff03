import type { ArgsOf, Options } from './option.js';
import { override } from './values.js';

/** Names of the formats in which results can be printed. */
export const outputFormats = ['table', 'json', 'yaml', 'csv', 'value'] as const;

/** Options of every command. */
export const globalOptions = {
  cloud: {
    type: 'string',
    value: 'NAME',
    complete: 'clouds',
    summary: 'a configured cloud, or TYPE:ENDPOINT for one that is not',
  },
  config: { type: 'string', alias: ['c'], value: 'FILE', complete: 'files', summary: 'configuration file' },
  options: {
    type: 'string',
    alias: ['o'],
    value: '[SECTION.]KEY=VALUE',
    repeatable: true,
    parse: override,
    summary: 'use another value of the configuration this time',
  },
  outputFormat: {
    type: 'string',
    value: 'FORMAT',
    choices: outputFormats,
    summary: 'how results are printed',
  },
  column: {
    type: 'string',
    value: 'NAME',
    repeatable: true,
    complete: 'columns',
    summary: 'print this column only; give it again for more',
  },
  ignoreSsl: {
    type: 'boolean',
    alias: ['k', 'insecure'],
    summary: 'do not check the certificates of servers',
  },
  caCerts: {
    type: 'string',
    value: 'FILE',
    complete: 'files',
    summary: 'certificates of authorities to trust',
  },
  verbose: { type: 'count', alias: ['v'], summary: 'print requests and answers; -vv with their bodies' },
  verboseWithData: { type: 'boolean', summary: 'the same as -vv' },
  debug: { type: 'boolean', alias: ['d'], summary: 'as -vv, and tell where an error came from' },
  help: { type: 'boolean', alias: ['h'], summary: 'show what a command does and takes' },
  version: { type: 'boolean', alias: ['V'], summary: 'show the version' },
} as const satisfies Options;

/** What was asked for beside the command's own options. */
export type GlobalArgs = ArgsOf<typeof globalOptions>;

/** One of {@link outputFormats}. */
export type OutputFormat = (typeof outputFormats)[number];
