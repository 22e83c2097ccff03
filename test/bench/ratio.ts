/** What one measurement says: each contender's median, and its ratio to the baseline, pair by pair. */
export interface Comparison {
  name: string;
  median: number;
  /** Median of the ratios to the baseline within one round. */
  ratio: number;
}

/**
 * Measures contenders in turn, round by round, so that a machine that is slow for a while is slow for all.
 *
 * @param contenders each gives a number where less is better
 * @param baseline the names of those of which the best in each round is the baseline; the first unless told
 */
export async function compare(
  contenders: Readonly<Record<string, () => number | Promise<number>>>,
  rounds: number,
  baseline?: readonly string[],
): Promise<Comparison[]> {
  const names = Object.keys(contenders);
  const rivals = names.flatMap((name, i) => ((baseline ?? names.slice(0, 1)).includes(name) ? [i] : []));
  const results: number[][] = names.map(() => []);
  // The first round warms up caches and compilers, and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const [i, name] of names.entries()) {
      const result = await contenders[name]!();
      if (round >= 0) results[i]!.push(result);
    }
  }
  const best = (round: number): number => Math.min(...rivals.map((rival) => results[rival]![round]!));
  return names.map((name, i) => ({
    name,
    median: median(results[i]!),
    ratio: median(results[i]!.map((result, round) => result / best(round))),
  }));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A Markdown table of a comparison. */
export function table(
  title: string,
  unit: string,
  comparison: readonly Comparison[],
  limits: Record<string, number> = {},
): string {
  const rows = comparison.map(({ name, median, ratio }) => {
    const limit =
      limits[name] === undefined
        ? ''
        : `${limits[name].toFixed(2)} ${ratio <= limits[name] ? 'kept' : '**missed**'}`;
    return `| ${name} | ${median.toFixed(median < 10 ? 2 : 0)} ${unit} | ${ratio.toFixed(2)} | ${limit} |`;
  });
  return [
    `### ${title}`,
    '',
    '| what | median | ratio | at most |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
