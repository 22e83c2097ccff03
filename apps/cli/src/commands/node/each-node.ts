import type { AssignmentResult, NodeReference } from '@leister/orchestrator';
import { settleAll } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import type { references, someIds } from './args.js';

type Named = ArgsOf<typeof references & typeof someIds>;

/** @throws UsageError where no node is named, or one by an empty word: a shell variable that was not set */
export function checkNamed({ nodes, hostname }: Named): void {
  const all = [...nodes, ...hostname];
  if (all.length === 0) throw new UsageError('which node? Give its id, or --hostname and its name');
  if (all.includes('')) throw new UsageError('the id or the name of a node is empty');
}

/**
 * Does something to each node that is named. What fails for one is told and does not stop the others.
 *
 * @param done what becomes of one, for whoever interrupts it: `assigned`
 */
export async function* eachNode(
  named: Named,
  { signal, fail, leftovers }: Context,
  done: string,
  act: (reference: NodeReference) => Promise<AssignmentResult>,
): AsyncGenerator<AssignmentResult> {
  const references: NodeReference[] = [
    ...[...new Set(named.nodes)].map((node) => ({ node })),
    ...[...new Set(named.hostname)].map((hostname) => ({ hostname })),
  ];
  const isOne = references.length === 1;
  const outcomes = await settleAll(
    references,
    async (reference) => {
      const name = nameOf(reference);
      leftovers.set(name, `node ${name}, perhaps ${done}`);
      const result = await act(reference);
      leftovers.clear(name);
      return result;
    },
    { signal },
  );
  for (const { item, value, error } of outcomes) {
    if (!signal.aborted) leftovers.clear(nameOf(item));
    if (error) fail(isOne ? undefined : nameOf(item), error);
    else yield value;
  }
}

function nameOf({ node, hostname = '' }: NodeReference): string {
  return node ?? hostname;
}
