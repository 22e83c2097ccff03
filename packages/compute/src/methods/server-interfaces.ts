import { acknowledged } from '@leister/openstack';
import {
  type CallOptions,
  defined,
  invalidArgument,
  type Listing,
  path,
  type RestResponse,
} from '@leister/rest';
import { checkTexts } from '../check-texts.js';
import type { NovaCall, NovaVerb } from '../compute-wire.js';
import type { Acknowledged } from '../model/resources.js';
import type { AttachServerInterface, ServerInterface } from '../model/server-parts.js';
import { unwrapList } from '../nova/read.js';
import { toServerInterface } from '../nova/to-server-parts.js';
import { ServerAddressMethods } from './server-addresses.js';

/** Network cards that come and go, and floating addresses on them. */
export abstract class ServerInterfaceMethods extends ServerAddressMethods {
  /** Nova: GET /servers/{id}/os-interface. */
  listServerInterfaces(id: string, options?: CallOptions): Listing<ServerInterface> {
    return this.novaList(
      'listServerInterfaces',
      () => path`/servers/${id}/os-interface`,
      (body) => unwrapList(body, 'interfaceAttachments').map(toServerInterface),
      options,
    );
  }

  /** Nova: GET /servers/{id}/os-interface/{port}. @throws ClientError NOT_FOUND */
  async getServerInterface(id: string, portId: string, options?: CallOptions): Promise<ServerInterface> {
    return this.readInterface(await this.osInterface('getServerInterface', 'GET', id, portId, options));
  }

  /**
   * Gives the server a network card. Nova: POST /servers/{id}/os-interface.
   *
   * @param card nothing in it, where the project has one network only
   * @throws ClientError INVALID_ARGUMENT for a network and a port at once
   */
  async attachServerInterface(
    id: string,
    card: AttachServerInterface = {},
    options?: CallOptions,
  ): Promise<ServerInterface> {
    const { portId, networkId, fixedIps, tag } = card;
    if (portId !== undefined && networkId !== undefined)
      throw invalidArgument('a network card has a port or a network, not both');
    if (fixedIps !== undefined) checkTexts('fixedIps', fixedIps);
    const attachment = defined({
      port_id: portId,
      net_id: networkId,
      fixed_ips: fixedIps?.map((address) => ({ ip_address: address })),
      tag,
    });
    const microversion = tag === undefined ? undefined : '2.49';
    const call = { microversion, ...options, json: { interfaceAttachment: attachment } };
    return this.readInterface(await this.osInterface('attachServerInterface', 'POST', id, undefined, call));
  }

  /** Nova: DELETE /servers/{id}/os-interface/{port}. @throws ClientError NOT_FOUND */
  async detachServerInterface(id: string, portId: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.osInterface('detachServerInterface', 'DELETE', id, portId, options));
  }

  /**
   * Points a floating address at the server. Nova (up to 2.43): action addFloatingIp; the network service does it
   * since.
   *
   * @param fixedAddress that of the server, where it has several
   */
  async attachFloatingIp(
    id: string,
    { address, fixedAddress }: { address: string; fixedAddress?: string | undefined },
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const action = { addFloatingIp: defined({ address, fixed_address: fixedAddress }) };
    return this.act('attachFloatingIp', id, action, { lastMicroversion: '2.43', ...options });
  }

  /** Nova (up to 2.43): action removeFloatingIp. */
  detachFloatingIp(id: string, address: string, options?: CallOptions): Promise<Acknowledged> {
    const action = { removeFloatingIp: { address } };
    return this.act('detachFloatingIp', id, action, { lastMicroversion: '2.43', ...options });
  }

  /** /servers/{id}/os-interface[/{port}], as it is answered. @param method the public one on whose behalf */
  protected osInterface(
    method: string,
    verb: NovaVerb,
    id: string,
    portId?: string,
    options?: NovaCall,
  ): Promise<RestResponse> {
    const at = (): string =>
      portId === undefined ? path`/servers/${id}/os-interface` : path`/servers/${id}/os-interface/${portId}`;
    return this.novaAt(method, verb, at, options);
  }

  private readInterface(response: RestResponse): ServerInterface {
    return this.novaRead(response, 'interfaceAttachment', toServerInterface);
  }
}
