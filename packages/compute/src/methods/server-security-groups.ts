import { type CallOptions, type Listing, path } from '@leister/rest';
import type { Acknowledged } from '../model/resources.js';
import type { SecurityGroup } from '../model/server-parts.js';
import { unwrapList } from '../nova/read.js';
import { toSecurityGroup } from '../nova/to-server-parts.js';
import { ServerInterfaceMethods } from './server-interfaces.js';

/** What lets traffic in and out of a server. */
export abstract class ServerSecurityGroupMethods extends ServerInterfaceMethods {
  /** One as often as it is on a network card. Nova: GET /servers/{id}/os-security-groups. */
  listServerSecurityGroups(id: string, options?: CallOptions): Listing<SecurityGroup> {
    return this.novaList(
      'listServerSecurityGroups',
      () => path`/servers/${id}/os-security-groups`,
      (body) => unwrapList(body, 'security_groups').map(toSecurityGroup),
      options,
    );
  }

  /** To all its network cards. Nova: action addSecurityGroup. @param group name or id */
  addServerSecurityGroup(id: string, group: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('addServerSecurityGroup', id, { addSecurityGroup: { name: group } }, options);
  }

  /** Nova: action removeSecurityGroup. @param group name or id */
  removeServerSecurityGroup(id: string, group: string, options?: CallOptions): Promise<Acknowledged> {
    return this.act('removeServerSecurityGroup', id, { removeSecurityGroup: { name: group } }, options);
  }
}
