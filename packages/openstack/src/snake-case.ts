/**
 * The fields of an object by the names that OpenStack gives them: `adminStateUp` as `admin_state_up`. Those that are
 * undefined are left out. What is inside of a field stays as it is.
 *
 * @param names of fields that go by another name than that
 */
export function snakeCase<T extends object>(
  fields: T,
  names: Readonly<Record<string, string>> = {},
): Record<string, T[keyof T]> {
  // The entries of an interface are typed as `any`, though they are of its fields' types.
  const entries = Object.entries(fields) as [string, T[keyof T]][];
  const given = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [names[name] ?? spell(name), value]));
}

function spell(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
