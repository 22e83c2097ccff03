import { type CallOptions, type Listing, path } from '@leister/rest';
import type { Hypervisor, HypervisorStatistics, ListHypervisors } from '../../model/administration.js';
import { text, unwrapList } from '../../nova/read.js';
import { toHypervisor, toHypervisorStatistics } from '../../nova/to-administration.js';
import { AggregateMethods } from './aggregates.js';

/** Older ones count hypervisors, each cell from 1: such an id may mean another elsewhere. */
const withUuids = { microversion: '2.53' };
/** Placement knows better, Nova found, and left this to it. */
const withCapacity = { ...withUuids, lastMicroversion: '2.87' };

/** The machines on which servers run. For administrators. */
export abstract class HypervisorMethods extends AggregateMethods {
  /** Nova (2.53): GET /os-hypervisors/detail. */
  listHypervisors(filter: ListHypervisors = {}, options: CallOptions = {}): Listing<Hypervisor> {
    const { detail = true, hostname, withServers, ...page } = filter;
    const query = {
      hypervisor_hostname_pattern: hostname,
      with_servers: withServers,
      ...page,
      ...options.query,
    };
    return this.novaList(
      'listHypervisors',
      detail ? '/os-hypervisors/detail' : '/os-hypervisors',
      (body) => unwrapList(body, 'hypervisors').map(toHypervisor),
      { ...withUuids, ...options, query },
    );
  }

  /** Nova (2.53): GET /os-hypervisors/{id}. @throws ClientError NOT_FOUND */
  async getHypervisorDetails(
    id: string,
    { withServers, ...options }: CallOptions & { withServers?: boolean | undefined } = {},
  ): Promise<Hypervisor> {
    const query = { with_servers: withServers, ...options.query };
    const call = { ...withUuids, ...options, query };
    const at = (): string => path`/os-hypervisors/${id}`;
    return this.novaRead(
      await this.novaAt('getHypervisorDetails', 'GET', at, call),
      'hypervisor',
      toHypervisor,
    );
  }

  /** What they all have and use. Nova (2.53 to 2.87): GET /os-hypervisors/statistics. */
  async getHypervisorStatistics(options?: CallOptions): Promise<HypervisorStatistics> {
    const call = { ...withCapacity, ...options };
    const response = await this.nova('getHypervisorStatistics', 'GET', '/os-hypervisors/statistics', call);
    return this.novaRead(response, 'hypervisor_statistics', toHypervisorStatistics);
  }

  /**
   * For how long the machine is up, as it says it itself. Nova (2.53 to 2.87): GET /os-hypervisors/{id}/uptime; later ones
   * tell it with the details.
   *
   * @throws ClientError with status 501 for a hypervisor that does not know
   */
  async getHypervisorUptime(id: string, options?: CallOptions): Promise<string> {
    const at = (): string => path`/os-hypervisors/${id}/uptime`;
    const response = await this.novaAt('getHypervisorUptime', 'GET', at, { ...withCapacity, ...options });
    return this.novaRead(response, 'hypervisor', (raw) => text(raw['uptime']) ?? '');
  }
}
