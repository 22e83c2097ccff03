import type { CookieJar } from '@leister/rest';
import type { CookieJar as ToughJar } from 'tough-cookie';

/**
 * The cookies of a session, kept by tough-cookie. To load that takes longer than many a request: it is done for the
 * first request that may have a cookie to send, so that a program with one request does without.
 */
export class SessionCookies implements CookieJar {
  readonly #received: { cookie: string; url: string }[] = [];
  #jar: Promise<ToughJar> | undefined;

  async getCookieString(url: string): Promise<string> {
    if (!this.#jar && this.#received.length === 0) return '';
    const jar = await (this.#jar ??= makeJar());
    for (const { cookie, url } of this.#received.splice(0)) {
      // One that is refused (of another domain, of bad syntax) is no failure of the request that it came with.
      await jar.setCookie(cookie, url, { ignoreError: true });
    }
    return jar.getCookieString(url);
  }

  setCookie(cookie: string, url: string): Promise<void> {
    this.#received.push({ cookie, url });
    return Promise.resolve();
  }
}

async function makeJar(): Promise<ToughJar> {
  const { CookieJar } = await import('tough-cookie');
  return new CookieJar();
}
