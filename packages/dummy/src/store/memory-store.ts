import type { CloudState } from '../cloud/state.js';
import type { Store } from './store.js';

/** Keeps a cloud for as long as somebody has it. */
export class MemoryStore implements Store {
  private readonly state: CloudState;

  constructor(state: CloudState) {
    this.state = state;
  }

  read(): Promise<CloudState> {
    return Promise.resolve(this.state);
  }

  async change<T>(change: (state: CloudState) => T): Promise<T> {
    return change(this.state);
  }
}
