import { createHash, createHmac, randomBytes } from 'node:crypto';

/** The original counts from here. */
const epoch = Date.UTC(2011, 0, 1) / 1000;

/** Of this process: nothing depends on the session, so nobody needs to know the signature again. */
const key = randomBytes(32);

/** Whether a request brings a session along. */
export function hasSession(cookies: string | undefined): boolean {
  return cookies !== undefined && /(?:^|;\s*)session=./.test(cookies);
}

/**
 * The session cookie that the original gives to whoever has none. It says no more than the caller's address and user
 * agent, as a digest, and no request is treated differently for it.
 *
 * @param userAgent of a caller who tells none it is `None`, as Python has it
 */
export function sessionCookie(address: string, userAgent: string, now = Date.now()): string {
  const digest = createHash('md5').update(`${address}|${userAgent}`).digest('hex');
  const id = { ' b': Buffer.from(digest).toString('base64') };
  const payload = Buffer.from(JSON.stringify({ _id: id })).toString('base64url');
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.floor(now / 1000) - epoch);
  const signed = `${payload}.${seconds.toString('base64url')}`;
  const signature = createHmac('sha1', key).update(signed).digest('base64url');
  return `session=${signed}.${signature}; HttpOnly; Path=/`;
}
