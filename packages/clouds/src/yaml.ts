import { invalidArgument } from '@leister/rest';
import { parse } from 'yaml';
import { record } from './record.js';

/** The mapping that a YAML document is; an empty one where it is something else. @throws ClientError INVALID_ARGUMENT */
export function parseYaml(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    return record(parse(text));
  } catch (error) {
    throw invalidArgument(`not YAML: ${path}`, [String(error)]);
  }
}
