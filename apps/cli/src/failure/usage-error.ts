const brand = Symbol.for('leister/UsageError');

/** A command line that cannot be meant: nothing was sent to any cloud. Ends with exit code 2. */
export class UsageError extends Error {
  /** What may help: a name that is spelled nearly like it, the command that lists what there is. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Holds for those of plug-ins as well, which have this class from `leister/plugin`. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
