/** Why a request was given up: the time of `--timeout` was up. Clients know a deadline by this name. */
export class OutOfTime extends Error {
  override readonly name = 'TimeoutError';

  constructor(seconds: number) {
    super(`no answer within ${seconds} s`);
  }
}
