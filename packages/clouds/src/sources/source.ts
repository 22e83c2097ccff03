import type { Config } from '../config.js';

/** Clouds from one place, by name, and the one that place prefers. */
export interface CloudSource {
  clouds: ReadonlyMap<string, Readonly<Record<string, string>>>;
  preferred?: string | undefined;
}

export type SourceReader = (config: Config) => Promise<CloudSource>;
