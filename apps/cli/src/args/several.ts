import type { Positionals } from './option.js';

/** A single one of a kind. @param kind e.g. `volume`, which is also how its help shows it */
export function one<const N extends string>(name: N, kind: string = name) {
  const positional = {
    value: name.toUpperCase(),
    required: true,
    summary: `id, or a name that only one ${kind} has`,
  } as const;
  return { [name]: positional } as { readonly [K in N]: typeof positional } satisfies Positionals;
}

/** One or more of a kind. @param name as a plural: `volumes` */
export function some<const N extends string>(name: N, kind: string) {
  const positional = {
    value: kind.toUpperCase().replaceAll(' ', '-'),
    required: true,
    repeatable: true,
    summary: `ids, or names that only one ${kind} has`,
  } as const;
  return { [name]: positional } as { readonly [K in N]: typeof positional } satisfies Positionals;
}
