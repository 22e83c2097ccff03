import { readFile } from 'node:fs/promises';
import { invalidArgument } from '@leister/rest';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { configSchema, type OrchestratorConfig } from './schema.js';

/** @throws ClientError INVALID_ARGUMENT, with all that is wrong as its details */
export async function readConfigFile(file: string): Promise<OrchestratorConfig> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw invalidArgument(`cannot read ${file}: ${(error as Error).message}`);
  }
  const document = parseDocument(text);
  const faults = [...document.errors, ...document.warnings].map(({ message }) => message.split('\n')[0]!);
  if (faults.length > 0) throw invalidArgument(`${file} is not YAML`, faults);
  return checkConfig(document.toJS() ?? {}, file);
}

/**
 * Checks what a configuration says and fills in the defaults.
 *
 * @param where it stands, for the message
 * @throws ClientError INVALID_ARGUMENT, with all that is wrong as its details
 */
export function checkConfig(settings: unknown, where = 'the configuration'): OrchestratorConfig {
  const { data, error } = configSchema.safeParse(settings);
  if (data) return data;
  throw invalidArgument(`${where} cannot be used`, error.issues.flatMap(describeIssue));
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.map(String);
  const at = (path: readonly string[]): string => (path.length === 0 ? '' : `${path.join('.')}: `);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...place, key].join('.')}: there is no such key`);
  }
  if (issue.code === 'invalid_key') return [`${at(place)}${issue.issues[0]?.message ?? issue.message}`];
  return [`${at(place)}${issue.message}`];
}
