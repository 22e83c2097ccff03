/** A command line that cannot be meant: nothing was sent to any cloud. Ends with exit code 2. */
export class UsageError extends Error {
  /** What may help: a name that is spelled nearly like it, the command that lists what there is. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}
