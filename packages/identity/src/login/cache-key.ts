import type { Auth } from './auth.js';

/**
 * All that a token depends on, in one text: where it is from, who it is for and by what secret. A passcode is left
 * out, for it is another one each time; so is a secret that is found by a function.
 */
export function cacheKey(endpoint: string, { passcode, ...auth }: Auth): string {
  const fields = Object.entries({ ...auth, endpoint, totp: passcode !== undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'function' ? 'asked for' : value] as const);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
