import { type Logger, pino } from 'pino';
import type { OrchestratorConfig } from '../config/schema.js';

/** The server's log: one line of JSON for each event, on the standard output. */
export type ServerLog = Logger;

/** What is logged is chosen field by field; no header, query or body is. */
export function createLog(level: OrchestratorConfig['log']['level']): ServerLog {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
