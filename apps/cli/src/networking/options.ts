import type { Options } from '../args/option.js';
import { truth } from '../args/truth.js';

/** What all that Neutron keeps can be asked for by. */
export const ownerFilters = {
  projectId: { type: 'string', value: 'PROJECT', summary: 'only those of this project: id or name' },
  tags: { type: 'string', value: 'TAG', repeatable: true, summary: 'only those with this tag' },
  order: { type: 'string', value: 'FIELD', summary: 'sort by a field: created_at; -created_at downwards' },
} as const satisfies Options;

/** Of commands that make something. */
export const making = {
  description: { type: 'string', value: 'TEXT', summary: 'what it is for' },
  projectId: {
    type: 'string',
    value: 'PROJECT',
    summary: 'the project that is to have it, id or name; for administrators',
  },
} as const satisfies Options;

/** Of commands that change something: what it is called. */
export const renaming = {
  name: { type: 'string', value: 'NAME', summary: 'call it so' },
  description: { type: 'string', value: 'TEXT', summary: 'say what it is for' },
} as const satisfies Options;

/** Of commands that change what can be switched off. */
export const switching = {
  adminStateUp: { ...truth, summary: 'whether it is switched on' },
} as const satisfies Options;

/** Of commands that make what can be switched off. */
export const disabling = {
  disable: { type: 'boolean', summary: 'leave it switched off' },
} as const satisfies Options;

/** Whether traffic is kept to what security groups allow. */
export const portSecurity = {
  portSecurity: { ...truth, summary: 'whether security groups hold, and no address can be forged' },
} as const satisfies Options;

/** Of commands that change tags. */
export const tagging = {
  tagAdd: { type: 'string', value: 'TAG', repeatable: true, summary: 'put a tag on it' },
  tagDel: { type: 'string', value: 'TAG', repeatable: true, summary: 'take a tag off it' },
  tagsDel: { type: 'boolean', summary: 'take all tags off it' },
  tagReplace: { type: 'string', value: 'TAG', repeatable: true, summary: 'make these its only tags' },
} as const satisfies Options;
