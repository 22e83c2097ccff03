import type { Context } from '../context.js';
import type { Io } from './io.js';

/** Shows how far each of several things has got. */
export interface Progress {
  update(key: string, status: string, percent: number): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/**
 * A bar for each thing on the terminal; nothing where stderr is no terminal.
 *
 * @param names what each is called, by its key
 */
export async function showProgress(names: ReadonlyMap<string, string>, { stderr }: Io): Promise<Progress> {
  if (!stderr.isTTY) return silent;
  const { drawBars } = await import('./bars.js');
  return drawBars(names, stderr);
}

/** Whether the user wants to see it: it would be lost among what -v and the like print. */
export function wantsProgress(
  { noProgressBar }: { noProgressBar: boolean },
  { globals: { debug, verbose, verboseWithData } }: Pick<Context, 'globals'>,
): boolean {
  return !noProgressBar && !debug && verbose === 0 && !verboseWithData;
}
