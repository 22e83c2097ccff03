import { ClientError } from '@leister/rest';

/** The user's own Ctrl-C, or a polite kill. An ABORTED of another make is a failure like any. */
export class Interrupted extends ClientError {
  /** @param leftBehind what was begun and may go on all the same */
  constructor(leftBehind: readonly string[] = []) {
    super(leftBehind.length === 0 ? 'interrupted' : 'interrupted; left behind:', {
      code: 'ABORTED',
      details: leftBehind,
    });
  }
}
