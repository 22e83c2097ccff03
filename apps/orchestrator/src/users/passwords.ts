import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** What a hash costs whoever guesses, and us: 32 MiB and some 100 ms. */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const length = 32;

/** Many who log in at once must not take all memory and all threads. */
const inTurn = pLimit(2);

/** A password as it is kept: `scrypt$N$r$p$SALT$HASH`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await inTurn(() => deriveWith(password, salt, cost));
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether a password is the one that was hashed. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [kind, N, r, p, salt = '', hash = ''] = kept.split('$');
  if (kind !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await inTurn(() => deriveWith(password, Buffer.from(salt, 'base64url'), parameters));
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function deriveWith(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  return derive(password.normalize('NFC'), salt, length, { N, r, p, maxmem: 256 * N * r });
}
