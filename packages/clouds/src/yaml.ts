import { invalidArgument } from '@leister/rest';
import { parse, YAMLParseError } from 'yaml';
import { record } from './record.js';

type Mapping = Readonly<Record<string, unknown>>;

/** The mapping that a YAML document is; an empty one where it is something else. @throws ClientError INVALID_ARGUMENT */
export function parseYaml(text: string, path: string): Mapping {
  return told(path, () => record(parse(text)));
}

/**
 * The same with every value as it is written: a password of digits is a text, and a project `1e5` no number. Parts may
 * be merged into others, with `<<`.
 */
export function parseYamlTexts(text: string, path: string): Mapping {
  return told(path, () => record(parse(text, { schema: 'failsafe', merge: true })));
}

/** The library would quote the file, and with it what may be secret there. */
function told(path: string, read: () => Mapping): Mapping {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw invalidArgument(`not YAML: ${path}`);
    const where = error.linePos?.[0];
    throw invalidArgument(`not YAML: ${path}`, [
      ...(where ? [`line ${where.line}, column ${where.col}: `] : []).map(
        (place) => place + error.code.toLowerCase().replaceAll('_', ' '),
      ),
    ]);
  }
}
