import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import {
  type CreateNetworkZone,
  type CreateNetworkZoneRecord,
  type LxdNetworkZone,
  type LxdNetworkZoneRecord,
  networkZoneRecords,
  networkZones,
  type UpdateNetworkZone,
  type UpdateNetworkZoneRecord,
} from '../resources/network-parts.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdNetworkPartMethods } from './network-parts.js';

/** DNS zones and their records. */
export abstract class LxdNetworkZoneMethods extends LxdNetworkPartMethods {
  /** The zones of the project. LXD: GET /1.0/network-zones. */
  listNetworkZones(options?: ListOptions): Listing<LxdNetworkZone> {
    return this.resourceList(() => networkZones, options);
  }

  /** LXD: GET /1.0/network-zones/{name}. @throws ClientError NOT_FOUND */
  async getNetworkZoneDetails(name: string, options?: CallOptions): Promise<LxdNetworkZone> {
    return this.resourceGet(networkZones, name, options);
  }

  /** LXD: POST /1.0/network-zones. @throws ClientError CONFLICT for one that is there already */
  async createNetworkZone(zone: CreateNetworkZone, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(networkZones, bodyOf(zone), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/network-zones/{name}. @throws ClientError NOT_FOUND */
  async updateNetworkZone(
    name: string,
    changes: UpdateNetworkZone,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(networkZones, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/network-zones/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetworkZone(
    name: string,
    change: (current: LxdNetworkZone) => UpdateNetworkZone,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(networkZones, name, change, options);
  }

  /** LXD: DELETE /1.0/network-zones/{name}. @throws ClientError NOT_FOUND */
  async deleteNetworkZone(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(networkZones, name, options);
  }

  /** The records of a zone beside those of its instances. LXD: GET /1.0/network-zones/{zone}/records. */
  listNetworkZoneRecords(zone: string, options?: ListOptions): Listing<LxdNetworkZoneRecord> {
    return this.resourceList(() => networkZoneRecords(zone), options);
  }

  /** LXD: GET /1.0/network-zones/{zone}/records/{name}. @throws ClientError NOT_FOUND */
  async getNetworkZoneRecordDetails(
    zone: string,
    name: string,
    options?: CallOptions,
  ): Promise<LxdNetworkZoneRecord> {
    return this.resourceGet(networkZoneRecords(zone), name, options);
  }

  /** LXD: POST /1.0/network-zones/{zone}/records. @throws ClientError CONFLICT for one that is there already */
  async createNetworkZoneRecord(
    zone: string,
    record: CreateNetworkZoneRecord,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(networkZoneRecords(zone), bodyOf(record), options);
  }

  /**
   * Changes what is named, and leaves the rest. LXD: GET and PUT /1.0/network-zones/{zone}/records/{name}.
   *
   * @throws ClientError NOT_FOUND
   */
  async updateNetworkZoneRecord(
    zone: string,
    name: string,
    changes: UpdateNetworkZoneRecord,
    options?: UpdateOptions,
  ): Promise<Acknowledged> {
    return this.resourcePatch(networkZoneRecords(zone), name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/network-zones/{zone}/records/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyNetworkZoneRecord(
    zone: string,
    name: string,
    change: (current: LxdNetworkZoneRecord) => UpdateNetworkZoneRecord,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(networkZoneRecords(zone), name, change, options);
  }

  /** LXD: DELETE /1.0/network-zones/{zone}/records/{name}. @throws ClientError NOT_FOUND */
  async deleteNetworkZoneRecord(zone: string, name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(networkZoneRecords(zone), name, options);
  }
}
