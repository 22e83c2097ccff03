import type { Context } from '../../context.js';
import { clearHistory, historySettings } from '../../history.js';

export async function* run(_args: object, { config }: Context): AsyncGenerator<never> {
  clearHistory(historySettings(await config()));
}
