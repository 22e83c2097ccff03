import { createHash, randomBytes } from 'node:crypto';
import { invalidArgument } from '@leister/rest';
import type { Database } from '../database/database.js';
import { hashPassword, isPassword } from './passwords.js';

/** A user as it is listed. */
export interface User {
  name: string;
  active: boolean;
  /** ISO 8601, UTC. */
  created: string;
}

/** Compared with where there is no such user, so that it takes as long. Of no password. */
const nobody = 'scrypt$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Who may log in, and with which tokens. Neither passwords nor tokens can be read from the database. */
export class Users {
  readonly #database: Database;
  readonly #tokenLifetime: number;

  /** @param tokenLifetime in seconds */
  constructor(database: Database, tokenLifetime: number) {
    this.#database = database;
    this.#tokenLifetime = tokenLifetime;
  }

  /** @throws ClientError INVALID_ARGUMENT for a name or password that cannot be, or a name that is taken */
  async add(name: string, password: string, active = true): Promise<void> {
    if (!/^[^\s\p{Cc}]{1,255}$/u.test(name))
      throw invalidArgument('a name has 1 to 255 signs, and no spaces');
    if (password === '') throw invalidArgument('a password is not empty');
    const added = await this.#database.query(
      'INSERT INTO users (name, password, active) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING name',
      [name, await hashPassword(password), active],
    );
    if (added.length === 0) throw invalidArgument(`there is a user ${name} already`);
  }

  /** Gives a user another password; with it the tokens so far end. Says whether there is such a user. */
  async setPassword(name: string, password: string): Promise<boolean> {
    if (password === '') throw invalidArgument('a password is not empty');
    const changed = await this.#database.ifAny(
      `WITH changed AS (UPDATE users SET password = $2 WHERE name = $1 RETURNING name),
            ended AS (DELETE FROM tokens WHERE user_name = $1)
       SELECT name FROM changed`,
      [name, await hashPassword(password)],
    );
    // Also those that were given out while the statement waited for a login under way.
    await this.revoke(name);
    return changed.length > 0;
  }

  /** Says whether there is such a user. The tokens of one that is made inactive do not count meanwhile. */
  async setActive(name: string, active: boolean): Promise<boolean> {
    const sql = 'UPDATE users SET active = $2 WHERE name = $1 RETURNING name';
    return (await this.#database.ifAny(sql, [name, active])).length > 0;
  }

  /** Says whether there was such a user. */
  async remove(name: string): Promise<boolean> {
    return (
      (await this.#database.ifAny('DELETE FROM users WHERE name = $1 RETURNING name', [name])).length > 0
    );
  }

  /** Ends all tokens of a user. */
  async revoke(name: string): Promise<void> {
    await this.#database.ifAny('DELETE FROM tokens WHERE user_name = $1', [name]);
  }

  list(): Promise<User[]> {
    return this.#database.ifAny(
      `SELECT name, active, to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created
         FROM users ORDER BY name`,
    );
  }

  /** A new token; undefined when name and password are not those of an active user. */
  async logIn(name: string, password: string): Promise<string | undefined> {
    const [user] = await this.#database.ifAny<{ password: string; active: boolean }>(
      'SELECT password, active FROM users WHERE name = $1',
      [name],
    );
    const isRight = await isPassword(password, user?.password ?? nobody);
    if (!user?.active || !isRight) return undefined;
    const token = newToken(name);
    await this.#database.query('DELETE FROM tokens WHERE expires < now()');
    // Only as long as it is the password: another server may be changing it.
    const given = await this.#database.query(
      `INSERT INTO tokens (digest, user_name, expires)
            SELECT $1, name, now() + $3 * interval '1 second' FROM users
             WHERE name = $2 AND password = $4 AND active FOR SHARE
         RETURNING digest`,
      [digestOf(token), name, this.#tokenLifetime, user.password],
    );
    return given.length > 0 ? token : undefined;
  }

  /** The name of the active user whose token it is; undefined for one that does not count. */
  async whose(token: string): Promise<string | undefined> {
    const [user] = await this.#database.ifAny<{ name: string }>(
      `SELECT name FROM tokens JOIN users ON name = user_name
        WHERE digest = $1 AND expires > now() AND active`,
      [digestOf(token)],
    );
    return user?.name;
  }
}

/** Of the original's shape, name, time and signature, but all that counts is that nobody can guess it. */
function newToken(name: string): string {
  const payload = Buffer.from(JSON.stringify([name, randomBytes(16).toString('hex')])).toString('base64url');
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.floor(Date.now() / 1000));
  return `${payload}.${seconds.toString('base64url')}.${randomBytes(32).toString('base64url')}`;
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
