import type { EventFeed } from '../daemon/events.js';
import { Latch } from '../daemon/latch.js';
import { isFinal } from '../daemon/operation.js';
import type { Watcher, Works } from './works.js';

/**
 * News of some servers, for one wait: of those this client is doing something to it knows by itself; for the others
 * the daemon's events are listened to, from the first time that there is something to wait for.
 */
export class ServerWatch implements Watcher {
  readonly #latch = new Latch();
  readonly #names: ReadonlySet<string>;
  readonly #hasUuid: boolean;
  readonly #parts: { feed: EventFeed; works: Works; project: string };
  readonly #signal: AbortSignal;
  #listening = false;

  /** @param ids of servers; news of one that goes by its uuid is that of any */
  constructor(
    parts: { feed: EventFeed; works: Works; project: string },
    ids: readonly string[],
    signal: AbortSignal,
  ) {
    this.#parts = parts;
    this.#names = new Set(ids);
    this.#hasUuid = ids.some((id) => id.startsWith('uuid:'));
    this.#signal = signal;
    signal.addEventListener('abort', parts.works.watch(this), { once: true });
  }

  concerns(name: string): boolean {
    return this.#hasUuid || this.#names.has(name);
  }

  wake(): void {
    this.#latch.set();
  }

  /** Resolves when something happened to one of the servers since the last call, or when the signal ends. */
  changed(signal: AbortSignal): Promise<void> {
    if (!this.#listening && !this.#areAllWorkedOn()) this.#listen();
    return this.#latch.changed(signal);
  }

  #listen(): void {
    this.#listening = true;
    const stop = this.#parts.feed.listen({
      event: ({ operation, instances }) => {
        const isStep = operation !== undefined && !isFinal(operation);
        if (!isStep && instances.some((name) => this.concerns(name))) this.wake();
      },
      // What happened before the connection was there was not heard. A lost one is no news.
      gap: (connected) => connected && this.wake(),
    });
    this.#signal.addEventListener('abort', stop, { once: true });
  }

  #areAllWorkedOn(): boolean {
    const { works, project } = this.#parts;
    return [...this.#names].every((name) => works.find(project, name)?.isUnderWay);
  }
}
