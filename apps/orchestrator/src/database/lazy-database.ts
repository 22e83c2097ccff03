import type { Database, SqlConnection, SqlValue } from './database.js';

/** How a database is found and opened. */
export interface DatabaseSource {
  /** Whether there is one; asking does not make it. */
  exists(): Promise<boolean>;
  open(): Promise<SqlConnection>;
}

/** Milliseconds until it is looked again for a database that was not there: another process may have made it. */
const missedFor = 1000;

/** Opens a database with the first statement; after a failed opening, with the next. */
export class LazyDatabase implements Database {
  readonly #source: DatabaseSource;
  #opened: Promise<SqlConnection> | undefined;
  #missedAt = -Infinity;

  constructor(source: DatabaseSource) {
    this.#source = source;
  }

  async ifAny<T extends object>(sql: string, values?: readonly SqlValue[]): Promise<T[]> {
    if (!this.#opened) {
      if (Date.now() - this.#missedAt < missedFor) return [];
      if (!(await this.#source.exists())) {
        this.#missedAt = Date.now();
        return [];
      }
    }
    return this.query<T>(sql, values);
  }

  async query<T extends object>(sql: string, values?: readonly SqlValue[]): Promise<T[]> {
    const opened = (this.#opened ??= this.#source.open());
    const forgetIt = (): void => {
      if (this.#opened === opened) this.#opened = undefined;
    };
    const connection = await opened.catch((error: unknown) => {
      forgetIt();
      throw error;
    });
    try {
      return await connection.query<T>(sql, values);
    } catch (error) {
      if (error instanceof ConnectionLost) forgetIt();
      throw error;
    }
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened?.catch(() => undefined))?.close();
  }
}

/** The way to the database is gone for good: it has to be opened anew. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
