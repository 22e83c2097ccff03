/** How much of this server one cloud may take up. */
export interface CloudLimits {
  /** How many calls are under way at once. */
  concurrency: number;
  /** How many more may wait for their turn; further ones are refused at once. */
  queue: number;
  /** Milliseconds for a call, waiting for its turn included. */
  timeout: number;
  /** How often a question is asked whose login had expired, the first time included. */
  refreshTries: number;
}
