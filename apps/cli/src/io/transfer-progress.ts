import type { Progress } from '@leister/rest';
import type { Context } from '../context.js';
import { wantsProgress } from './progress.js';

/** Shows how far one transfer has got, of one file or of many. */
export interface TransferProgress {
  update(progress: Progress): void;
  stop(): void;
}

const silent: TransferProgress = { update: () => undefined, stop: () => undefined };

/** A bar on the terminal; nothing where stderr is no terminal, or the user wants none. */
export async function showTransfer(
  name: string,
  args: { noProgressBar: boolean },
  context: Pick<Context, 'globals' | 'io'>,
): Promise<TransferProgress> {
  const { stderr } = context.io;
  if (!stderr.isTTY || !wantsProgress(args, context)) return silent;
  const { drawTransferBar } = await import('./transfer-bar.js');
  return drawTransferBar(name, stderr);
}
