import type { OrchestratorConfig } from '../config/schema.js';
import { createOrchestrator } from '../orchestrator.js';

/** Serves until a signal asks to stop; what is under way is finished first. A second signal ends it at once. */
export async function serve(config: OrchestratorConfig): Promise<void> {
  const orchestrator = await createOrchestrator(config);
  const url = await orchestrator.listen();
  console.error(`leister-orchestrator listens on ${url}`);
  await nextSignal();
  console.error('leister-orchestrator stops when the requests under way are answered; once more to stop now');
  void nextSignal().then(() => process.exit(1));
  const late = setTimeout(() => {
    console.error(`leister-orchestrator: requests were still under way after ${config.limits.stop} s`);
    process.exit(1);
  }, config.limits.stop * 1000);
  try {
    await orchestrator.close();
  } finally {
    clearTimeout(late);
  }
  process.exit(0);
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = (): void => {
      for (const signal of signals) process.off(signal, onSignal);
      resolve();
    };
    for (const signal of signals) process.on(signal, onSignal);
  });
}

const signals = ['SIGINT', 'SIGTERM'] as const;
