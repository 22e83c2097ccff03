import type { Progress } from '@leister/rest';
import type { Context } from '../../context.js';
import { showTransfer } from '../../io/transfer-progress.js';
import { shownBytes } from '../../lib/bytes.js';

/** What became of content that was to be moved. */
export interface Transferred {
  name: string;
  /** `uploaded`, `downloaded`, or `unchanged` for what was there already. */
  result: string;
  bytes: number;
}

/**
 * Moves content and shows how far it has got. Whoever interrupts it is told what is there and how to go on.
 *
 * @param name what is moved
 * @param canGoOn whether what has come of so many bytes is of use to a later try; never, unless told
 */
export async function withProgress<T>(
  name: string,
  {
    asked,
    context,
    canGoOn = () => false,
  }: { asked: { noProgressBar: boolean }; context: Context; canGoOn?: (total: number) => boolean },
  move: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  const { leftovers, signal } = context;
  const bar = await showTransfer(name, asked, context);
  try {
    return await move((progress) => {
      const { transferred, total = 0 } = progress;
      bar.update(progress);
      if (canGoOn(total))
        leftovers.set(
          name,
          `${shownBytes(transferred)} of ${shownBytes(total)} of ${name}: the same command goes on from there`,
        );
    });
  } finally {
    bar.stop();
    if (!signal.aborted) leftovers.clear(name);
  }
}
