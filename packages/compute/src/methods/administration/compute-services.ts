import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type { ComputeService, UpdateComputeService } from '../../model/administration.js';
import type { Acknowledged } from '../../model/resources.js';
import { unwrapList } from '../../nova/read.js';
import { toComputeService } from '../../nova/to-administration.js';
import { HypervisorMethods } from './hypervisors.js';

/** Older ones count services, each cell from 1: such an id may mean another elsewhere. */
const withUuids = { microversion: '2.53' };

/** The processes that Nova is made of. For administrators. */
export abstract class ComputeServiceMethods extends HypervisorMethods {
  /** Nova (2.53): GET /os-services. */
  listComputeServices(
    filter: { host?: string | undefined; binary?: string | undefined } = {},
    options: CallOptions = {},
  ): Listing<ComputeService> {
    const read = (body: unknown): ComputeService[] => unwrapList(body, 'services').map(toComputeService);
    const query = { ...filter, ...options.query };
    return this.novaList('listComputeServices', '/os-services', read, { ...withUuids, ...options, query });
  }

  /** Lets a service have servers, or no new ones. Nova (2.53): PUT /os-services/{id}. @throws ClientError NOT_FOUND */
  async updateComputeService(
    id: string,
    changes: UpdateComputeService,
    options?: CallOptions,
  ): Promise<ComputeService> {
    const { status, disabledReason, forcedDown } = changes;
    const json = defined({ status, disabled_reason: disabledReason, forced_down: forcedDown });
    const at = (): string => path`/os-services/${id}`;
    const response = await this.novaAt('updateComputeService', 'PUT', at, { ...withUuids, ...options, json });
    return this.novaRead(response, 'service', toComputeService);
  }

  /** Forgets a service that is no more. Nova (2.53): DELETE /os-services/{id}. @throws ClientError NOT_FOUND */
  async deleteComputeService(id: string, options?: CallOptions): Promise<Acknowledged> {
    const at = (): string => path`/os-services/${id}`;
    return acknowledged(
      await this.novaAt('deleteComputeService', 'DELETE', at, { ...withUuids, ...options }),
    );
  }
}
