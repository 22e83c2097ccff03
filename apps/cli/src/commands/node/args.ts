import type { Options, Positionals } from '../../args/option.js';

/** Of every command on nodes. */
export const inCloud = {
  servedCloud: {
    type: 'string',
    value: 'NAME',
    summary: "another cloud of the Orchestrator's than the configured one",
  },
} as const satisfies Options;

/** Of commands that name nodes to the Orchestrator as it knows them itself. */
export const references = {
  hostname: {
    type: 'string',
    value: 'NAME',
    repeatable: true,
    summary: 'a node by its name, in place of its id',
  },
} as const satisfies Options;

export const someIds = {
  nodes: { value: 'NODE', repeatable: true, summary: 'ids of nodes' },
} as const satisfies Positionals;
