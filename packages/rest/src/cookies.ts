/** A store of cookies, by its shape: a tough-cookie `CookieJar` is one. */
export interface CookieJar {
  /** The `Cookie` header for a URL; '' for none. */
  getCookieString(url: string): Promise<string>;
  /** Takes one `Set-Cookie` header. Rejects for a cookie that the URL may not set. */
  setCookie(cookie: string, url: string): Promise<unknown>;
}
