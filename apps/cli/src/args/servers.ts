import type { Positionals } from './option.js';

/** A single server. */
export const oneServer = {
  server: { value: 'SERVER', required: true, summary: 'id, or a name that only one server has' },
} as const satisfies Positionals;

/** One server or more. */
export const someServers = {
  servers: {
    value: 'SERVER',
    required: true,
    repeatable: true,
    summary: 'ids, or names that only one server has',
  },
} as const satisfies Positionals;
