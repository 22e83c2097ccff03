import { invalidArgument } from './client-error.js';

/** @throws ClientError INVALID_ARGUMENT for what is no http(s) URL; it may hold a password and is not repeated */
export function checkProxy(proxy: string): URL {
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw invalidArgument('a proxy is http(s)://[user:password@]host:port');
}

/** `user:password` for a proxy that wants to know its users. */
export function proxyLogin({ username, password }: URL): string | undefined {
  return username || password ? `${decodeURIComponent(username)}:${decodeURIComponent(password)}` : undefined;
}
