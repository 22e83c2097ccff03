import { acknowledged } from '@leister/openstack';
import { type CallOptions, defined, type Listing, path } from '@leister/rest';
import type { EvacuateServer, LiveMigrateServer, Migration } from '../../model/administration.js';
import type { Acknowledged } from '../../model/resources.js';
import { unwrapList } from '../../nova/read.js';
import { toMigration } from '../../nova/to-administration.js';
import { ServerShelvingMethods } from '../server-shelving.js';

/** Bringing servers from one machine to another. For administrators. */
export abstract class ServerMigrationMethods extends ServerShelvingMethods {
  /**
   * Moves the server while it is off for a moment; then `confirmResizeServer` or `revertResizeServer` at VERIFY_RESIZE.
   * Nova: action migrate.
   *
   * @param host where to (Nova 2.56); left out, the cloud chooses
   */
  migrateServer(id: string, host?: string, options?: CallOptions): Promise<Acknowledged> {
    if (host === undefined) return this.act('migrateServer', id, { migrate: null }, options);
    return this.act('migrateServer', id, { migrate: { host } }, { microversion: '2.56', ...options });
  }

  /** Moves the server while it runs. Nova (2.25): action os-migrateLive. */
  async liveMigrateServer(
    id: string,
    where: LiveMigrateServer = {},
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const { host = null, blockMigration = 'auto' } = where;
    const action = { 'os-migrateLive': { host, block_migration: blockMigration } };
    return this.act('liveMigrateServer', id, action, { microversion: '2.25', ...options });
  }

  /** Makes the server anew elsewhere, its machine being down. Nova (2.14): action evacuate. */
  async evacuateServer(id: string, where: EvacuateServer = {}, options?: CallOptions): Promise<Acknowledged> {
    const { host, adminPassword } = where;
    if (adminPassword !== undefined) this.keepSecret(String(adminPassword));
    const action = { evacuate: defined({ host, adminPass: adminPassword }) };
    return this.act('evacuateServer', id, action, { microversion: '2.14', ...options });
  }

  /** Says of a server that it is well, or not, whatever it is. Nova: action os-resetState. */
  resetServerState(id: string, state: 'active' | 'error', options?: CallOptions): Promise<Acknowledged> {
    return this.act('resetServerState', id, { 'os-resetState': { state } }, options);
  }

  /** Its live migrations and resizes that are under way. Nova (2.23): GET /servers/{id}/migrations. */
  listServerMigrations(id: string, options?: CallOptions): Listing<Migration> {
    return this.novaList(
      'listServerMigrations',
      () => path`/servers/${id}/migrations`,
      (body) => unwrapList(body, 'migrations').map(toMigration),
      { microversion: '2.23', ...options },
    );
  }

  /** Nova (2.23): GET /servers/{id}/migrations/{migration}. @throws ClientError NOT_FOUND */
  async getServerMigration(id: string, migrationId: string, options?: CallOptions): Promise<Migration> {
    const at = (): string => path`/servers/${id}/migrations/${migrationId}`;
    const response = await this.novaAt('getServerMigration', 'GET', at, { microversion: '2.23', ...options });
    return this.novaRead(response, 'migration', toMigration);
  }

  /** Stops the server, so that its live migration comes to an end. Nova (2.22): action force_complete. */
  async forceCompleteServerMigration(
    id: string,
    migrationId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    const at = (): string => path`/servers/${id}/migrations/${migrationId}/action`;
    const call = { microversion: '2.22', ...options, json: { force_complete: null } };
    return acknowledged(await this.novaAt('forceCompleteServerMigration', 'POST', at, call));
  }

  /** Gives a live migration up. Nova (2.24): DELETE /servers/{id}/migrations/{migration}. */
  async abortServerMigration(id: string, migrationId: string, options?: CallOptions): Promise<Acknowledged> {
    const at = (): string => path`/servers/${id}/migrations/${migrationId}`;
    return acknowledged(
      await this.novaAt('abortServerMigration', 'DELETE', at, { microversion: '2.24', ...options }),
    );
  }
}
