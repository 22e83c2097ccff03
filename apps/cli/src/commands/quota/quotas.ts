import type { Column } from '../../command.js';

/** The services that have quotas. */
export const quotaServices = ['compute', 'network', 'block-storage'] as const;

export type QuotaService = (typeof quotaServices)[number];

/** How much a project may have of something, and has. */
export interface QuotaRow {
  service: QuotaService;
  /** As the service calls it: `cores`, `floatingip`, `gigabytes`. */
  resource: string;
  used: number;
  /** What is about to be taken. */
  reserved: number;
  /** -1 where there is none. */
  limit: number;
  /** Of what is measured and not counted: `MiB`, `GiB`, `B`. */
  unit?: string;
}

export const quotaColumns: readonly Column<QuotaRow>[] = [
  'service',
  'resource',
  'used',
  { name: 'limit', value: ({ limit }) => (limit < 0 ? 'unlimited' : limit) },
  'unit',
];

export const quotaDetails: readonly Column<QuotaRow>[] = ['reserved'];
