/** A positional that names what a cloud keeps. */
interface Named {
  value: string;
  required: true;
  summary: string;
}

/**
 * A single one of a kind.
 *
 * @param name e.g. `volume`, which is also how its help shows it
 * @param kind what it is called in a sentence
 */
export function one<const N extends string>(name: N, kind: string = name): { readonly [K in N]: Named } {
  const positional = {
    value: name.toUpperCase(),
    required: true,
    summary: `id, or a name that only one ${kind} has`,
  } as const;
  return { [name]: positional } as { readonly [K in N]: Named };
}

/** One or more of a kind. @param name as a plural: `volumes` */
export function some<const N extends string>(
  name: N,
  kind: string,
): { readonly [K in N]: Named & { repeatable: true } } {
  const positional = {
    value: kind.toUpperCase(),
    required: true,
    repeatable: true,
    summary: `ids, or names that only one ${kind} has`,
  } as const;
  return { [name]: positional } as { readonly [K in N]: Named & { repeatable: true } };
}
