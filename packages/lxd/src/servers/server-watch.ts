import type { Buildings } from './building.js';
import type { EventFeed } from '../daemon/events.js';
import { isFinal } from '../daemon/operation.js';
import { Latch } from '../daemon/latch.js';

/**
 * News of some servers, for one wait: of those this client is making it knows by itself; for the others the daemon's
 * events are listened to, from the first time that there is something to wait for.
 */
export class ServerWatch {
  readonly #latch = new Latch();
  readonly #names: ReadonlySet<string>;
  readonly #parts: { feed: EventFeed; buildings: Buildings; project: string };
  readonly #signal: AbortSignal;
  #listening = false;

  /** @param ids of servers; news of one that goes by its uuid is that of any */
  constructor(
    parts: { feed: EventFeed; buildings: Buildings; project: string },
    ids: readonly string[],
    signal: AbortSignal,
  ) {
    this.#parts = parts;
    this.#names = new Set(ids);
    this.#signal = signal;
    const stop = parts.buildings.listen((name) => this.#concerns(name) && this.#latch.set());
    signal.addEventListener('abort', stop, { once: true });
  }

  /** Resolves when something happened to one of the servers since the last call, or when the signal ends. */
  changed(signal: AbortSignal): Promise<void> {
    if (!this.#listening && !this.#areAllBeingMade()) this.#listen();
    return this.#latch.changed(signal);
  }

  #listen(): void {
    this.#listening = true;
    const stop = this.#parts.feed.listen({
      event: ({ operation, instances }) => {
        const isStep = operation !== undefined && !isFinal(operation);
        if (!isStep && instances.some((name) => this.#concerns(name))) this.#latch.set();
      },
      // What happened before the connection was there was not heard. A lost one is no news.
      gap: (connected) => connected && this.#latch.set(),
    });
    this.#signal.addEventListener('abort', stop, { once: true });
  }

  #areAllBeingMade(): boolean {
    const { buildings, project } = this.#parts;
    return [...this.#names].every((name) => buildings.find(project, name)?.isUnderWay);
  }

  #concerns(name: string): boolean {
    return this.#names.has(name) || [...this.#names].some((id) => id.startsWith('uuid:'));
  }
}
