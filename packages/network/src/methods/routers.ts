import { type Acknowledged, record } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type {
  CreateRouter,
  ListRouters,
  Router,
  RouterInterface,
  RouterPlug,
  UpdateRouter,
} from '../model/router.js';
import type { HostRoute } from '../model/subnet.js';
import { queryOf } from '../neutron/query.js';
import { routerBody, routers, toRouterInterface } from '../neutron/routers.js';
import { FloatingIpMethods } from './floating-ips.js';

/** Routers. */
export abstract class RouterMethods extends FloatingIpMethods {
  /** Neutron: GET /routers. */
  listRouters(filter: ListRouters = {}, options: CallOptions = {}): Listing<Router> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(routers, routers.path, { ...options, query });
  }

  /** Neutron: GET /routers/{id}. @throws ClientError NOT_FOUND */
  async getRouterDetails(id: string, options?: CallOptions): Promise<Router> {
    return this.collectionGet(routers, id, options);
  }

  /** The router with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findRouter(nameOrId: string, options?: CallOptions): Promise<Router> {
    return this.findByNameOrId('router', nameOrId, {
      get: (id) => this.getRouterDetails(id, options),
      list: () => this.listRouters({ name: nameOrId }, options),
    });
  }

  /** Neutron: POST /routers. */
  async createRouter(router: CreateRouter = {}, options?: CallOptions): Promise<Router> {
    return this.collectionPost(routers, routerBody(router), options);
  }

  /** Changes a router, its gateway and its routes too. Neutron: PUT /routers/{id}. */
  async updateRouter(id: string, changes: UpdateRouter, options?: CallOptions): Promise<Router> {
    return this.collectionPut(routers, id, routerBody(changes), options);
  }

  /** Neutron: DELETE /routers/{id}. @throws ClientError CONFLICT while it is plugged in */
  async deleteRouter(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(routers, id, options);
  }

  /** Plugs a router in. Neutron: PUT /routers/{id}/add_router_interface. */
  async addRouterInterface(id: string, plug: RouterPlug, options?: CallOptions): Promise<RouterInterface> {
    return this.plugRouter(id, 'add_router_interface', plug, options);
  }

  /**
   * Unplugs a router. Neutron: PUT /routers/{id}/remove_router_interface.
   *
   * @throws ClientError CONFLICT while floating IPs or routes need it
   */
  async removeRouterInterface(id: string, plug: RouterPlug, options?: CallOptions): Promise<RouterInterface> {
    return this.plugRouter(id, 'remove_router_interface', plug, options);
  }

  /** Adds routes and leaves those that are there. Neutron (extraroute-atomic): PUT /routers/{id}/add_extraroutes. */
  async addRouterRoutes(id: string, routes: readonly HostRoute[], options?: CallOptions): Promise<Router> {
    return this.routeRouter(id, 'add_extraroutes', routes, options);
  }

  /** Takes routes away; those that are not there are no error. Neutron: PUT /routers/{id}/remove_extraroutes. */
  async removeRouterRoutes(id: string, routes: readonly HostRoute[], options?: CallOptions): Promise<Router> {
    return this.routeRouter(id, 'remove_extraroutes', routes, options);
  }

  private async plugRouter(
    id: string,
    action: string,
    { subnetId, portId }: RouterPlug,
    options?: CallOptions,
  ): Promise<RouterInterface> {
    const json = defined({ subnet_id: subnetId, port_id: portId });
    const response = await this.send('PUT', path`/routers/${id}/${action}`, { ...options, json });
    return this.readResponse(response, (body) => toRouterInterface(record(body, 'router interface')));
  }

  private async routeRouter(
    id: string,
    action: string,
    routes: readonly HostRoute[],
    options?: CallOptions,
  ): Promise<Router> {
    const json = { router: { routes } };
    return this.readItem(
      routers,
      await this.send('PUT', path`/routers/${id}/${action}`, { ...options, json }),
    );
  }
}
