import { type CallOptions, path } from '@leister/rest';
import { idOf, type Json, unwrapList } from '../../nova/read.js';
import { FlavorExtraSpecMethods } from './flavor-extra-specs.js';

/** Who may use a flavor that is not public. For administrators. */
export abstract class FlavorAccessMethods extends FlavorExtraSpecMethods {
  /** Ids of the projects. Nova: GET /flavors/{id}/os-flavor-access. @throws ClientError NOT_FOUND for a public flavor */
  async listFlavorAccess(flavorId: string, options?: CallOptions): Promise<string[]> {
    const at = (): string => path`/flavors/${flavorId}/os-flavor-access`;
    const response = await this.novaAt('listFlavorAccess', 'GET', at, options);
    return this.readResponse(response, toProjectIds);
  }

  /** Gives all that may then. Nova: action addTenantAccess. @throws ClientError CONFLICT for a project that may already */
  addFlavorAccess(flavorId: string, projectId: string, options?: CallOptions): Promise<string[]> {
    return this.actOnFlavor('addFlavorAccess', flavorId, { addTenantAccess: { tenant: projectId } }, options);
  }

  /** Gives all that may still. Nova: action removeTenantAccess. @throws ClientError NOT_FOUND */
  removeFlavorAccess(flavorId: string, projectId: string, options?: CallOptions): Promise<string[]> {
    const action = { removeTenantAccess: { tenant: projectId } };
    return this.actOnFlavor('removeFlavorAccess', flavorId, action, options);
  }

  private async actOnFlavor(
    method: string,
    id: string,
    action: Json,
    options?: CallOptions,
  ): Promise<string[]> {
    const call = { ...options, json: action };
    const response = await this.novaAt(method, 'POST', () => path`/flavors/${id}/action`, call);
    return this.readResponse(response, toProjectIds);
  }
}

function toProjectIds(body: unknown): string[] {
  return unwrapList(body, 'flavor_access').map((raw) => idOf(raw, 'tenant_id'));
}
