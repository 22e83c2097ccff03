import { record } from '../record.js';

/** What clouds.yaml or the OS_* variables say of a cloud, by the names of clouds.yaml, those of `auth` among them. */
export type Said = Readonly<Record<string, string>>;

/** What plain YAML calls nothing. */
const nothing = new Set(['', '~', 'null', 'Null', 'NULL']);

/** A cloud of clouds.yaml. Its names may be written with hyphens; what `auth` says comes before what stands beside it. */
export function flatten(cloud: unknown): Said {
  const { auth, ...beside } = record(cloud);
  return { ...texts(beside), ...texts(record(auth)) };
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' && !nothing.has(value)) said[name.replaceAll('-', '_')] = value;
  return said;
}
