import type { ScopedReference, Token } from '@leister/identity';
import type { Column } from '../../command.js';

/** What a token is for; the token itself is a secret. */
export type TokenFacts = Omit<Token, 'id' | 'catalog' | 'raw'>;

export function factsOf({ id: _id, catalog: _catalog, raw: _raw, ...facts }: Token): TokenFacts {
  return facts;
}

export const tokenColumns: readonly Column<TokenFacts>[] = [
  { name: 'user', value: ({ user }) => nameOf(user) },
  { name: 'project', value: ({ project }) => project && nameOf(project) },
  { name: 'domain', value: ({ domain }) => domain && (domain.name ?? domain.id) },
  'system',
  { name: 'roles', value: ({ roles }) => roles.map(({ id, name }) => name ?? id) },
  'methods',
  'issued',
  'expires',
];

/** `demo@default`, with the domain where it is known. */
function nameOf({ id, name, domain }: ScopedReference): string {
  return [name ?? id, domain?.name ?? domain?.id].filter(Boolean).join('@');
}
