import { WaitTimeout } from '@leister/rest';

/** The time of a wait ran out, and what was begun goes on all the same. */
export class StillPending extends WaitTimeout {
  /** How to go on waiting, to be typed after `leister`. */
  readonly goOn: string;

  constructor(message: string, goOn: string) {
    super(message);
    this.goOn = goOn;
  }
}
