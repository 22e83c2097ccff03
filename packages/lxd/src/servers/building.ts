import { ClientError } from '@leister/rest';
import type { LxdOperation } from '../daemon/operation.js';

/** Where the making of a server is. */
export type BuildingStage = 'creating' | 'filling' | 'starting' | 'done' | 'failed';

/** How often the daemon is asked for the progress of what this client will be told the end of anyway. Milliseconds. */
const betweenLooks = 1_000;

/** A server on its way, from the request that was accepted to its start. */
export class Building {
  readonly name: string;
  stage: BuildingStage = 'creating';
  /** The daemon's part of the work. */
  operation: LxdOperation | undefined;
  /** Why it failed, in stage `failed`. */
  failure: ClientError | undefined;
  /** Resolves when the work has ended, well or not. */
  ended: Promise<void> = Promise.resolve();
  /** Whether nothing further is to be done to it: it is about to be deleted. */
  abandoned = false;
  #told = false;
  #lookedAt = Date.now();

  constructor(name: string) {
    this.name = name;
  }

  get isUnderWay(): boolean {
    return this.stage !== 'done' && this.stage !== 'failed';
  }

  /**
   * The daemon's part of the work, where that is all there is to know of the server: it is being made, and the daemon
   * was asked not long ago.
   */
  glance(): LxdOperation | undefined {
    if (!this.isUnderWay || !this.operation) return undefined;
    const now = Date.now();
    if (now - this.#lookedAt < betweenLooks) return this.operation;
    this.#lookedAt = now;
    return undefined;
  }

  /** Does the work, and keeps its failure for whoever asks. */
  run(work: (building: Building) => Promise<void>, onEnd: () => void): void {
    this.ended = work(this)
      .then(
        () => {
          this.stage = 'done';
        },
        (error: unknown) => {
          this.stage = 'failed';
          this.failure = ClientError.from(error);
        },
      )
      .then(onEnd);
  }

  /** The failure, if there is one, for somebody who will see it. */
  tellFailure(): ClientError | undefined {
    this.#told ||= this.failure !== undefined;
    return this.failure;
  }

  /** The failure, if nobody knows of it: a caller's own abort is known to him. */
  get untold(): ClientError | undefined {
    return this.#told || this.abandoned || this.failure?.code === 'ABORTED' ? undefined : this.failure;
  }
}

/** The servers that a client and its clones are making, and those whose making failed. */
export class Buildings {
  readonly #byKey = new Map<string, Building>();
  readonly #listeners = new Set<(name: string) => void>();

  /**
   * Takes a name, before anything is sent.
   *
   * @throws ClientError CONFLICT when a server of that name is being made
   */
  begin(project: string, name: string): Building {
    if (this.find(project, name)?.isUnderWay) {
      throw new ClientError(`a server named ${name} is being created already`, {
        status: 409,
        code: 'CONFLICT',
      });
    }
    const building = new Building(name);
    this.#byKey.set(key(project, name), building);
    return building;
  }

  find(project: string, name: string): Building | undefined {
    return this.#byKey.get(key(project, name));
  }

  /** All of a project. */
  all(project: string): Building[] {
    return [...this.#byKey].filter(([at]) => at.startsWith(key(project, ''))).map(([, building]) => building);
  }

  /** Forgets one, unless another took its name since. */
  forget(project: string, building: Building): void {
    if (this.find(project, building.name) === building) this.#byKey.delete(key(project, building.name));
  }

  /** Calls when the making of a server ends, in whatever project. Gives the function that ends this. */
  listen(listener: (name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called when the making of a server ended. One that is done is a server like any other. */
  ended(project: string, building: Building): void {
    if (building.stage === 'done') this.forget(project, building);
    for (const listener of [...this.#listeners]) listener(building.name);
  }

  /** Waits for all that are being made. Gives the failures that nobody was told of. */
  async settle(): Promise<ClientError[]> {
    const all = [...this.#byKey.values()];
    await Promise.all(all.map((building) => building.ended));
    return all.flatMap((building) => (building.untold && building.tellFailure()) ?? []);
  }
}

function key(project: string, name: string): string {
  return `${project}/${name}`;
}
