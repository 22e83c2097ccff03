import { exitCodes } from '../failure/exit-code.js';

/** Ctrl-C and a polite kill, as one signal for all that is under way. */
export interface Interrupt {
  signal: AbortSignal;
  /** Stops listening. */
  release: () => void;
}

/** The first interruption aborts the work; the second ends the process at once. */
export function listenForInterrupts(): Interrupt {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
