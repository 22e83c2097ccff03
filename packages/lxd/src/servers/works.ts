import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError } from '@leister/rest';
import type { Work } from './work.js';

/** Who waits for servers. */
export interface Watcher {
  concerns(name: string): boolean;
  /** Called when the work on a server has ended. */
  wake(): void;
}

/** How work ended that nobody was told the end of. */
export interface Settlement {
  failed: readonly Work[];
  /** What is under way still, and will not get further by itself. */
  left: readonly Work[];
}

/** How long the end of what the daemon does alone is waited for, in milliseconds: most failures show at once. */
const lookAfter = 1_000;

/** What a client and its clones do to servers in the background, and what of it failed. */
export class Works {
  /** The latest work on each server, as long as it says something of the server. */
  readonly #latest = new Map<string, Work>();
  /** All that is under way, or that failed and nobody knows. */
  readonly #all = new Set<Work>();
  readonly #former = new WeakMap<Work, Work>();
  readonly #watchers = new Set<Watcher>();
  #end = new AbortController();

  /** Begins a work, before anything is sent. What came before is of interest no more, but for untold failures. */
  begin<W extends Work>(work: W): W {
    const former = this.find(work.project, work.name);
    if (former) this.#former.set(work, former);
    if (former && !former.isUnderWay && !former.untold) this.#all.delete(former);
    this.#latest.set(keyOf(work), work);
    this.#all.add(work);
    return work;
  }

  /** Takes back a work that did not come about: all is as it was before. */
  withdraw(work: Work): void {
    const isLatest = this.find(work.project, work.name) === work;
    this.forget(work);
    const former = this.#former.get(work);
    if (isLatest && former?.failure) this.#latest.set(keyOf(former), former);
  }

  /** @throws ClientError CONFLICT when a server of that name is being made by this client */
  refuseWhileMade(project: string, name: string): void {
    const work = this.find(project, name);
    if (work?.isUnderWay && work.deed === 'create') {
      throw new ClientError(`server ${name} is still being created`, { code: 'CONFLICT' });
    }
  }

  /** The latest work on a server. */
  find(project: string, name: string): Work | undefined {
    return this.#latest.get(`${project}/${name}`);
  }

  /** The latest works of a project, one for each server. */
  ofProject(project: string): Work[] {
    return [...this.#latest.values()].filter((work) => work.project === project);
  }

  /** The work that an operation belongs to. */
  ofOperation(id: string): Work | undefined {
    return [...this.#all].find(({ operation }) => operation?.id === id);
  }

  /** Does a work in the background. @param task is to heed the signal, which {@link end} ends */
  run(work: Work, task: (signal: AbortSignal) => Promise<unknown>): void {
    const { signal } = this.#end;
    work.run(
      () => task(signal),
      () => this.#ended(work),
    );
  }

  /** Forgets a work: it says nothing of the server any more. */
  forget(work: Work): void {
    this.#all.delete(work);
    if (this.#latest.get(keyOf(work)) === work) this.#latest.delete(keyOf(work));
  }

  /** Gives the function that ends the watch. A failure that ended a wait is of the past when the wait is over. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      const isPast = ({ endedWait, name }: Work): boolean =>
        endedWait && ![...this.#watchers].some((other) => other.concerns(name));
      for (const work of [...this.#latest.values()].filter(isPast)) this.forget(work);
    };
  }

  /**
   * Waits for what needs this client, and a moment for what the daemon does alone.
   *
   * @param patience milliseconds
   */
  async settle(patience: number): Promise<Settlement> {
    await within(patience, () => Promise.all([...this.#all].map(endOfNeed)));
    const left = [...this.#all].filter(({ needsClient }) => needsClient);
    const daemons = [...this.#all].filter(({ needsClient }) => !needsClient);
    await within(Math.min(patience, lookAfter), () => Promise.all(daemons.map(({ ended }) => ended)));
    const failed = [...this.#all].filter(({ untold }) => untold);
    for (const work of this.#all) work.tell();
    return { failed, left };
  }

  /** Ends all that is under way here; what the daemon took it goes on with. */
  end(): void {
    this.#end.abort();
    this.#end = new AbortController();
  }

  #ended(work: Work): void {
    if (!work.failure) this.forget(work);
    for (const watcher of [...this.#watchers]) if (watcher.concerns(work.name)) watcher.wake();
  }
}

function keyOf({ project, name }: Work): string {
  return `${project}/${name}`;
}

/** Resolves when a work needs this client no more. A deletion that the daemon took may be turned down late. */
function endOfNeed({ deed, ended, handedOver }: Work): Promise<void> {
  return deed === 'delete' ? ended : handedOver;
}

/** What a timer of Node's can count to, in milliseconds; one that is set to more fires at once. */
const longestTimer = 2 ** 31 - 1;

async function within(milliseconds: number, work: () => Promise<unknown>): Promise<void> {
  const end = new AbortController();
  const limit = sleep(Math.min(milliseconds, longestTimer), undefined, { signal: end.signal }).catch(
    () => undefined,
  );
  await Promise.race([work(), limit]);
  end.abort();
}
