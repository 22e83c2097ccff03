import { defined } from '@leister/rest';
import type { ContainerSettings } from '@leister/storage';
import type { ArgsOf, Options } from '../../args/option.js';
import { amount, byteSize } from '../../args/values.js';

/** What can be said of a container, when it is made and later. */
export const settingOptions = {
  versioning: {
    type: 'string',
    value: 'auto|none',
    choices: ['auto', 'none'],
    summary: 'whether old versions of its objects are kept',
  },
  sizeLimit: {
    type: 'string',
    value: 'BYTES',
    alias: ['limit'],
    parse: byteSize,
    summary: 'how much it may hold: 2GB; 0 for any',
  },
  countLimit: {
    type: 'string',
    value: 'N',
    parse: amount,
    summary: 'how many objects it may hold; 0 for any',
  },
  readAcl: {
    type: 'string',
    value: 'ACL',
    summary: 'who may read: PROJECT:USER, .r:*, with commas between; empty for nobody else',
  },
  writeAcl: { type: 'string', value: 'ACL', summary: 'who may write, likewise' },
  public: { type: 'boolean', summary: 'let everybody read and list it' },
} as const satisfies Options;

/** What these options ask for. */
export function settingsOf(asked: ArgsOf<typeof settingOptions>): ContainerSettings {
  const { versioning, sizeLimit, countLimit, readAcl, writeAcl } = asked;
  return defined({
    versioning: versioning === undefined ? undefined : versioning === 'auto',
    quotaBytes: sizeLimit === 0 ? null : sizeLimit,
    quotaCount: countLimit === 0 ? null : countLimit,
    readAcl: asked.public ? '.r:*,.rlistings' : readAcl === '' ? null : readAcl,
    writeAcl: writeAcl === '' ? null : writeAcl,
  });
}
