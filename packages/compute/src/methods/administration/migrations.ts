import type { CallOptions, Listing } from '@leister/rest';
import type { ListMigrations, Migration } from '../../model/administration.js';
import { unwrapList } from '../../nova/read.js';
import { toMigration } from '../../nova/to-administration.js';
import { FlavorAccessMethods } from './flavor-access.js';

/** The moves of servers from machine to machine. For administrators. */
export abstract class MigrationMethods extends FlavorAccessMethods {
  /** Those of all servers, newest first. Nova (2.59): GET /os-migrations. */
  listMigrations(filter: ListMigrations = {}, options: CallOptions = {}): Listing<Migration> {
    const { server, type, sourceHost, changesSince, changesBefore, ...rest } = filter;
    const query = {
      instance_uuid: server,
      migration_type: type,
      source_compute: sourceHost,
      'changes-since': changesSince,
      'changes-before': changesBefore,
      ...rest,
      ...options.query,
    };
    const microversion = changesBefore === undefined ? '2.59' : '2.66';
    const read = (body: unknown): Migration[] => unwrapList(body, 'migrations').map(toMigration);
    return this.novaList('listMigrations', '/os-migrations', read, { microversion, ...options, query });
  }
}
