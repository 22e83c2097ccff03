import { command, type Positionals, UsageError } from 'leister/plugin';

export const positionals = {
  names: { value: 'NAME', required: true, repeatable: true, summary: 'servers to halt, by name' },
} as const satisfies Positionals;

export const halt = command({
  path: 'fleet halt',
  summary: 'Shut servers down, whichever of them run',
  args: {},
  positionals,
  feature: 'power',
  columns: ['id', 'name'],
  check({ names }) {
    if (new Set(names).size < names.length) throw new UsageError('a server is named twice');
  },
  load: () => import('./halt.run.js'),
});
