import type { CatalogService } from '@leister/identity';
import type { Column } from '../../command.js';

export const catalogColumns: readonly Column<CatalogService>[] = [
  'type',
  'name',
  {
    name: 'endpoints',
    value: ({ endpoints }) =>
      endpoints.map(({ region, interface: kind, url }) => [region, kind, url].filter(Boolean).join(' ')),
  },
];
