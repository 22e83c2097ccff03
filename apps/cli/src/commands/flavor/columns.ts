import type { Flavor } from '@leister/compute';
import type { Column } from '../../command.js';

/** Memory in MiB, disk in GiB, as Nova counts them. */
export const flavorColumns: readonly Column<Flavor>[] = ['id', 'name', 'vcpus', 'ram', 'disk'];

export const flavorDetails: readonly Column<Flavor>[] = ['isPublic'];
