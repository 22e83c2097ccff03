import type { CallOptions, Listing } from '@leister/rest';
import type { AvailabilityZone } from '../../model/administration.js';
import { unwrapList } from '../../nova/read.js';
import { toAvailabilityZone } from '../../nova/to-administration.js';
import { ServerGroupMethods } from '../server-groups.js';

/** The parts of a cloud that fail by themselves. */
export abstract class AvailabilityZoneMethods extends ServerGroupMethods {
  /** Nova: GET /os-availability-zone. @param filter with `detail` (default false), for administrators, machines are told */
  listAvailabilityZones(
    filter: { detail?: boolean | undefined } = {},
    options?: CallOptions,
  ): Listing<AvailabilityZone> {
    return this.novaList(
      'listAvailabilityZones',
      filter.detail ? '/os-availability-zone/detail' : '/os-availability-zone',
      (body) => unwrapList(body, 'availabilityZoneInfo').map(toAvailabilityZone),
      options,
    );
  }
}
