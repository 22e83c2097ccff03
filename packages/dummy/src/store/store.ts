import type { CloudState } from '../cloud/state.js';

/** Where a cloud is kept. */
export interface Store {
  /** The cloud as it is now, to be looked at: what is done to it may or may not be kept. */
  read(): Promise<CloudState>;
  /**
   * Changes the cloud, one change after another, whoever makes them. `change` must throw before it changes anything,
   * or not at all.
   *
   * @param signal ends the wait for others; once begun, a change is made
   */
  change<T>(change: (state: CloudState) => T, signal: AbortSignal): Promise<T>;
}
