import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { newCloud } from './cloud/seed.js';
import type { Cloud, CloudState, Rules } from './cloud/state.js';
import { nextEnd, settle } from './cloud/transitions.js';
import { type DummyMethod, FaultPlan } from './faults.js';
import { type DummyClientOptions, rulesOf } from './options.js';
import { FileStore } from './store/file-store.js';
import { MemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';

/** A wait for news when none is to be expected, in milliseconds: waits look by themselves before. */
const quiet = 60_000;

/** A cloud as its clients reach it: kept somewhere, slow, and not always well. */
export class HostedCloud {
  private readonly rules: Rules;
  private readonly latency: number;
  private readonly faults: FaultPlan;
  private readonly store: Store;

  /** @throws ClientError INVALID_ARGUMENT for an option that cannot be right */
  constructor(options: DummyClientOptions) {
    const { stateFile, seed } = options;
    const { latency, ...rules } = rulesOf(options);
    this.rules = rules;
    this.latency = latency;
    this.faults = new FaultPlan(options.faults);
    this.store =
      stateFile === undefined
        ? new MemoryStore(newCloud(seed))
        : new FileStore(stateFile, () => newCloud(seed));
  }

  /** @param look must give away copies only */
  async read<T>(method: DummyMethod, look: (cloud: Cloud) => T, signal: AbortSignal): Promise<T> {
    await this.arrive(method, signal);
    return look(this.asOfNow(await this.store.read()));
  }

  /** @param change must throw before it changes anything, and give away copies only */
  async change<T>(method: DummyMethod, change: (cloud: Cloud) => T, signal: AbortSignal): Promise<T> {
    const serverFault = await this.arrive(method, signal);
    return this.store.change((state) => change({ ...this.asOfNow(state), serverFault }), signal);
  }

  /** A function that resolves when a task is over that was not when it was last called. */
  watch(): (signal: AbortSignal) => Promise<void> {
    let told = Date.now();
    return async (signal) => {
      const { servers } = await this.store.read();
      const end = nextEnd(servers, told);
      // What else may happen, here or in another process, the next look shows.
      await sleep(end === undefined ? quiet : Math.max(0, end - Date.now()), undefined, { signal });
      if (end !== undefined) told = end;
    };
  }

  /** What happens to a call on its way. @throws the error of a fault that strikes it */
  private async arrive(method: DummyMethod, signal: AbortSignal): Promise<Cloud['serverFault']> {
    const { latency, error, serverFault } = this.faults.strike(method);
    const delay = this.latency + latency;
    // Never at once, as over a network; but a timer would take a millisecond for none.
    if (delay > 0) await sleep(delay, undefined, { signal });
    else await nextTurn(undefined, { signal });
    if (error) throw error;
    return serverFault;
  }

  private asOfNow(state: CloudState): Cloud {
    const cloud: Cloud = { state, rules: this.rules, now: Date.now() };
    settle(cloud);
    return cloud;
  }
}
