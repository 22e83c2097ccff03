import type { ServerStatus } from '@leister/compute';
import { ClientError, wait } from '@leister/rest';
import type { LxdOperation } from '../daemon/operation.js';

/** What may be done to a server after the call that ordered it was answered. */
export type Deed =
  'create' | 'delete' | 'start' | 'stop' | 'restart' | 'hard restart' | 'freeze' | 'unfreeze';

/** Something that is done to a server, from the order that the daemon took to its end. */
export class Work {
  readonly project: string;
  readonly name: string;
  readonly deed: Deed;
  /** The daemon's part of the work, the latest one where there are several. */
  operation: LxdOperation | undefined;
  /** The status before it began. */
  before: ServerStatus | undefined;
  /** Why it failed. */
  failure: ClientError | undefined;
  /** Resolves when it has ended, well or not. */
  ended: Promise<void> = Promise.resolve();
  isUnderWay = true;
  /** Whether this client has still to send something for it. Without, the daemon sees to the end alone. */
  needsClient = true;
  /** Resolves when it needs this client no more. */
  handedOver: Promise<void>;
  /** Whether a wait has rejected because of it. */
  endedWait = false;
  #told = false;
  #markHandedOver: () => void = () => undefined;

  constructor(project: string, name: string, deed: Deed) {
    this.project = project;
    this.name = name;
    this.deed = deed;
    this.handedOver = this.takeBack();
  }

  /** To be called when the daemon has taken all there is to do. */
  handOver(): void {
    this.needsClient = false;
    this.#markHandedOver();
  }

  /** To be called when there is something to send after all. */
  takeBack(): Promise<void> {
    this.needsClient = true;
    return (this.handedOver = new Promise((resolve) => (this.#markHandedOver = resolve)));
  }

  /** Does the work, and keeps its failure for whoever asks. */
  run(work: () => Promise<unknown>, onEnd: () => void): void {
    this.ended = work()
      .catch((error: unknown) => (this.failure = ClientError.from(error)))
      .then(() => {
        this.isUnderWay = false;
        this.handOver();
        onEnd();
      });
  }

  /**
   * Waits for the end.
   *
   * @throws ClientError the failure, who is told of it by this; ABORTED, TIMEOUT
   */
  async outcome(signal: AbortSignal | undefined): Promise<void> {
    await this.untilEnded(signal);
    this.tell();
    if (this.failure) throw this.failure;
  }

  /** Waits for the end, good or bad. @throws ClientError ABORTED, TIMEOUT */
  async untilEnded(signal: AbortSignal | undefined): Promise<void> {
    await wait(
      async () => this.isUnderWay,
      (isUnderWay) => !isUnderWay,
      { signal, timeout: Infinity, changed: () => this.ended },
    );
  }

  /** To be called when the caller is shown the failure, if there is one. */
  tell(): void {
    this.#told ||= this.failure !== undefined;
  }

  /** The failure, if nobody knows of it: a caller's own abort is known to him. */
  get untold(): ClientError | undefined {
    return this.#told || this.failure?.code === 'ABORTED' ? undefined : this.failure;
  }
}

/** Where the making of a server is. */
export type BuildingStage = 'creating' | 'filling' | 'starting' | 'done';

/** How often the daemon is asked for the progress of what this client will be told the end of anyway. Milliseconds. */
const betweenLooks = 1_000;

/** A server on its way, from the request that was accepted to its start. */
export class Building extends Work {
  stage: BuildingStage = 'creating';
  #abandoned = false;
  #lookedAt = Date.now();

  constructor(project: string, name: string) {
    super(project, name, 'create');
  }

  /** Whether it is to be deleted as soon as the daemon has made it, and nothing else is to be done to it. */
  get abandoned(): boolean {
    return this.#abandoned;
  }

  abandon(): void {
    this.#abandoned = true;
    void this.takeBack();
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
}
