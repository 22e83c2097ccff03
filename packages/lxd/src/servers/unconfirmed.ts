import { isRecord, texts } from '@leister/compute';
import { defined } from '@leister/rest';
import { stateOf } from './status-words.js';
import { parseJson, previousFlavorKey } from './user-config.js';

type Config = Readonly<Record<string, string>>;

/** What an instance had before it was resized, and how it was then. It is kept with the instance. */
export interface BeforeResize {
  profiles?: string[];
  limits: Record<string, string>;
  /** Its state and its last start. One for which they differ was started or stopped since. */
  seen?: string;
}

export function isUnconfirmed(config: Config): boolean {
  return previousFlavorKey in config;
}

/** What an instance is to keep with it while its new size is not confirmed. */
export function keepBefore(before: BeforeResize): Record<string, string> {
  return { [previousFlavorKey]: JSON.stringify(defined(before)) };
}

/** What was kept; anybody may have written there. */
export function readBefore(config: Config): BeforeResize {
  const value = parseJson(config[previousFlavorKey]);
  const kept = isRecord(value) ? value : {};
  return {
    limits: texts(kept['limits']) ?? {},
    ...(Array.isArray(kept['profiles']) && { profiles: kept['profiles'].map(String) }),
    ...(typeof kept['seen'] === 'string' && { seen: kept['seen'] }),
  };
}

/**
 * Whether an instance is as its resize left it. Then it is shown in VERIFY_RESIZE; after it was started, stopped or
 * held, what that brought about is of more interest, and the new size can be confirmed all the same.
 */
export function isUntouchedSinceResize(raw: unknown, config: Config): boolean {
  return isUnconfirmed(config) && readBefore(config).seen === look(raw);
}

/** State and last start in one text. */
export function look(raw: unknown): string {
  return `${stateOf(raw)} ${isRecord(raw) ? String(raw['last_used_at']) : ''}`;
}
