import { defined, invalidArgument, path } from '@leister/rest';
import type { NodeReference } from './model.js';

/** Refuses what the Orchestrator would: a text that is missing or empty. @throws ClientError INVALID_ARGUMENT */
export function checkTexts(named: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(named))
    if (typeof value !== 'string' || value === '') throw invalidArgument(`${name} is a text, and not empty`);
}

/**
 * A node as a request names it.
 *
 * @throws ClientError INVALID_ARGUMENT where neither its id nor its name is given
 */
export function checkNodeReference({ node, hostname }: NodeReference): { node?: string; hostname?: string } {
  const given = defined({ node, hostname });
  if (Object.keys(given).length === 0)
    throw invalidArgument('which node? Give node, its id, or hostname, its name');
  checkTexts(given);
  return given;
}

/** Refuses what could be no part of a path, or would mean something else there. @throws ClientError INVALID_ARGUMENT */
export function checkSegment(text: string): void {
  void path`${text}`;
}
