import { ClientError } from '@leister/rest';

/** How long a service that answered before may be away in mid-wait, in milliseconds. */
const longestOutage = 30_000;
/** A service that has not answered for so long, in milliseconds, is not taken for one that is merely slow. */
const longestSilence = 2_000;

/** The contact with a service during a wait: how well it answers, and whether it may come back when it does not. */
export class Contact {
  private lastAnswer: number | undefined;
  /** Since when an answer is waited for. */
  private asking: number | undefined;
  private failure: ClientError | undefined;

  /**
   * Asks the service. Undefined means that it is away and may come back: it answered not long ago.
   *
   * @throws what asking throws: what is no outage, and an outage at the start or of a long time
   */
  async ask<T>(request: () => Promise<T>): Promise<T | undefined> {
    const began = performance.now();
    this.asking = began;
    try {
      const answer = await request();
      this.lastAnswer = performance.now();
      this.failure = undefined;
      return answer;
    } catch (error) {
      if (!isOutage(error)) throw error;
      this.failure = error;
      if (this.lastAnswer === undefined || performance.now() - this.lastAnswer >= longestOutage) throw error;
      return undefined;
    } finally {
      this.asking = undefined;
    }
  }

  /** Why nothing is heard from the service; undefined while it answers. */
  outage(): ClientError | undefined {
    if (this.failure || this.asking === undefined) return this.failure;
    const silence = performance.now() - this.asking;
    if (silence < longestSilence) return undefined;
    return new ClientError(`no answer for ${Math.floor(silence / 1000)} s`, { code: 'TIMEOUT' });
  }
}

/** Whether an error says that the service is not there, rather than what it thinks of the request. */
export function isOutage(error: unknown): error is ClientError {
  return error instanceof ClientError && (error.code === 'CONNECTION' || error.code === 'UNAVAILABLE');
}
