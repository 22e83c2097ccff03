import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type Route, v1Routes, v2Routes } from './api/routes.js';
import type { Services } from './api/services.js';
import type { Cistern } from './cistern/cistern.js';
import { DatabaseCistern } from './cistern/database-cistern.js';
import { HttpCistern } from './cistern/http-cistern.js';
import { CloudPool } from './clouds/cloud-pool.js';
import { defineClouds } from './clouds/define-clouds.js';
import type { CloudDefinition } from './clouds/served-cloud.js';
import { checkConfig } from './config/read-config.js';
import type { OrchestratorConfig, OrchestratorSettings } from './config/schema.js';
import { openDatabase } from './database/open-database.js';
import type { Log } from './http/api-request.js';
import { createLog } from './http/log.js';
import { Metrics } from './http/metrics.js';
import { createHttpServer } from './http/server.js';
import { Users } from './users/users.js';

/** What beside the configuration a server may be given. */
export interface OrchestratorParts {
  /** In place of those of API v1 and v2: see `withRoutes`. */
  routes?: readonly Route[];
  /** Clouds beside those of the configuration, or in their place where they have the same name. */
  clouds?: readonly CloudDefinition[];
  /** In place of the one that the configuration means. */
  cistern?: Cistern;
}

/** A server that was made. */
export interface Orchestrator {
  readonly services: Services;
  /** Starts to listen. @returns the URL */
  listen(): Promise<string>;
  /** Takes no further connections, answers what is under way, and then closes clients and database. */
  close(): Promise<void>;
}

/**
 * Makes a server of the Orchestrator's API v1. Clients of all clouds are made at once, so that what is wrong with their
 * settings is told; nothing is sent to them before they are asked for.
 *
 * @param settings as in a configuration file
 * @throws ClientError INVALID_ARGUMENT for settings that cannot be right
 */
export async function createOrchestrator(
  settings: OrchestratorSettings = {},
  parts: OrchestratorParts = {},
): Promise<Orchestrator> {
  const config = checkConfig(settings);
  const log = createLog(config.log.level);
  const clouds = new CloudPool(await cloudsOf(config, parts.clouds ?? []));
  await clouds.open();
  const database = openDatabase(config.database, log);
  const cistern = parts.cistern ?? cisternOf(config, clouds, database, log);
  const services: Services = {
    clouds,
    cistern,
    users: new Users(database, config.auth.token_lifetime),
    nodeStates: config.node_states,
    errors: config.errors,
    releaseDelay: config.release_delay * 1000,
  };
  const server = createHttpServer({
    services,
    routes: parts.routes ?? [...v1Routes, ...v2Routes],
    metrics: new Metrics(clouds),
    tokenRequired: config.auth.required,
    bodyLimit: config.limits.body,
    requestTimeout: config.limits.request * 1000,
    loggerInstance: log,
  });
  return {
    services,
    listen: () => listen(server, config),
    close: async () => {
      try {
        await server.close();
      } finally {
        await Promise.allSettled([clouds.close(), cistern.close()]);
        await database.close();
      }
    },
  };
}

async function cloudsOf(
  config: OrchestratorConfig,
  given: readonly CloudDefinition[],
): Promise<ConstructorParameters<typeof CloudPool>[0]> {
  const { timeout, ...limits } = config.limits.cloud;
  const own = { ...limits, timeout: timeout * 1000, refreshTries: config.refresh_tries };
  const configured = (await defineClouds(config)).filter(
    ({ name }) => !given.some((one) => one.name === name),
  );
  return [...configured, ...given.map((definition) => ({ ...definition, limits: own }))];
}

function cisternOf(
  { cistern }: OrchestratorConfig,
  clouds: CloudPool,
  database: ReturnType<typeof openDatabase>,
  log: Log,
): Cistern {
  if (!cistern) return new DatabaseCistern(database, clouds);
  return new HttpCistern({ url: cistern.url, timeout: cistern.timeout * 1000, log });
}

async function listen(server: FastifyInstance, { host, port }: OrchestratorConfig): Promise<string> {
  await server.listen({ host, port, listenTextResolver: (url) => `listening on ${url}` });
  const { port: actual } = server.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}
