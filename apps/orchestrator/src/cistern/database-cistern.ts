import type { CloudPool } from '../clouds/cloud-pool.js';
import { pickNode } from '../api/find-node.js';
import type { Database } from '../database/database.js';
import {
  type Assignment,
  type Cistern,
  CisternError,
  type CisternNode,
  type CisternNodeName,
  type Released,
} from './cistern.js';

/** States of a node that is somebody's. Cistern's own word for one that is nobody's is FREE, 1. */
const assigned = 2;
const releasing = 3;

interface Row {
  id: number;
  node: string;
  hostname: string;
}

/**
 * Assignments in our own database. Any node of a cloud can be assigned; those that are, are known. Each step is one
 * statement, so that of two servers which do the same at once one does it.
 */
export class DatabaseCistern implements Cistern {
  readonly #database: Database;
  readonly #clouds: CloudPool;

  constructor(database: Database, clouds: CloudPool) {
    this.#database = database;
    this.#clouds = clouds;
  }

  nodes(cloud: string): Promise<CisternNode[]> {
    // What Cistern calls a recipe is what the VM is for.
    return this.#database.ifAny(
      `SELECT id, node AS id_vm, hostname, cloud, user_name AS "user", vm_type AS recipe, 0 AS recipe_id,
              status, CASE status WHEN ${assigned} THEN 'ASSIGNED' ELSE 'RELEASING' END AS status_desc
         FROM assignments WHERE cloud = $1 ORDER BY id`,
      [cloud],
    );
  }

  async assign(
    cloud: string,
    { node, hostname, user, vmType }: CisternNodeName & { user: string; vmType: string },
  ): Promise<Assignment> {
    const servers = await this.#clouds.get(cloud).ask((client, options) => client.listServers({}, options));
    const server = pickNode(servers, { node, hostname });
    if (!server) throw new CisternError('unknown node', 'Node not found');
    const [row] = await this.#database.query<Row>(
      `INSERT INTO assignments (cloud, node, hostname, user_name, vm_type, status)
            VALUES ($1, $2, $3, $4, $5, ${assigned})
       ON CONFLICT (cloud, node) DO NOTHING
         RETURNING id, node, hostname`,
      [cloud, server.id, server.name, user, vmType],
    );
    if (!row) throw new CisternError('refused', `Node ${server.name} is assigned already`);
    return { id: row.id, idVm: row.node, result: `Node ${row.hostname} assigned` };
  }

  async release(cloud: string, { node, hostname }: CisternNodeName): Promise<Released> {
    // One that was left half released may be released again.
    const [row] = await this.#database.ifAny<Row>(
      `UPDATE assignments SET status = ${releasing}
        WHERE id = (SELECT id FROM assignments
                     WHERE cloud = $1 AND (node = $2 OR hostname = $3) ORDER BY id LIMIT 1)
        RETURNING id, node, hostname`,
      [cloud, node ?? null, hostname ?? null],
    );
    if (!row) throw new CisternError('unknown node', 'Node not found');
    return { id: row.id, idVm: row.node, node: row.node, result: `Node ${row.hostname} released` };
  }

  async isReleasing(cloud: string, { id, node }: Released): Promise<boolean> {
    const rows = await this.#database.ifAny(
      `SELECT id FROM assignments WHERE cloud = $1 AND node = $2 AND id = $3 AND status = ${releasing}`,
      [cloud, node, Number(id)],
    );
    return rows.length > 0;
  }

  async forget(cloud: string, node: string, id?: unknown): Promise<void> {
    await this.#database.ifAny(
      'DELETE FROM assignments WHERE cloud = $1 AND node = $2 AND id = coalesce($3::integer, id)',
      [cloud, node, id === undefined ? null : Number(id)],
    );
  }

  /** The database is closed by whoever opened it. */
  async close(): Promise<void> {}
}
