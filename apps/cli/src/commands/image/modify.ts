import type { Options } from '../../args/option.js';
import { atLeastOne, atMostOne } from '../../args/together.js';
import { truth } from '../../args/truth.js';
import { keyValue } from '../../args/values.js';
import { command } from '../../command.js';
import { imageColumns, imageDetails, oneImage } from './columns.js';
import { fieldOptions, visibilityOptions } from './fields.js';

export const args = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  ...fieldOptions,
  protected: {
    ...truth,
    summary: 'whether it cannot be deleted',
  },
  hidden: { ...truth, summary: 'whether lists leave it out' },
  propertySet: {
    type: 'string',
    value: 'KEY=VALUE',
    repeatable: true,
    parse: keyValue,
    summary: 'set a property',
  },
  propertyDel: { type: 'string', value: 'KEY', repeatable: true, summary: 'delete a property' },
  tagAdd: { type: 'string', value: 'TAG', repeatable: true, summary: 'put a tag on it' },
  tagDel: { type: 'string', value: 'TAG', repeatable: true, summary: 'take a tag off it' },
  memberAdd: {
    type: 'string',
    value: 'PROJECT',
    repeatable: true,
    summary: 'share it with a project',
  },
  memberDel: {
    type: 'string',
    value: 'PROJECT',
    repeatable: true,
    summary: 'end the sharing with a project',
  },
  memberStatus: {
    type: 'string',
    value: 'STATUS',
    choices: ['accepted', 'pending', 'rejected'],
    summary: 'of one that another project shares: what you make of the offer',
  },
  status: { type: 'string', value: 'STATUS', summary: 'say what status it is in (Synnefo)' },
} as const satisfies Options;

export const modify = command({
  path: 'image modify',
  summary: 'Change an image',
  args,
  positionals: oneImage,
  gives: 'one',
  columns: imageColumns,
  details: imageDetails,
  check: (asked) => {
    atMostOne(asked, visibilityOptions);
    atLeastOne(asked, Object.keys(args));
  },
  load: () => import('./modify.run.js'),
});
