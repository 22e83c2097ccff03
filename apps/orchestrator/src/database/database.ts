/** A value that a statement is given in place of `$1`, `$2` ... */
export type SqlValue = string | number | boolean | null;

/** One statement, sent and answered. */
export interface SqlConnection {
  /** @returns the rows. @throws Error when the statement failed; whether it was carried out is not known then */
  query<T extends object>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
  close(): Promise<void>;
}

/** The database, opened when it is first used. */
export interface Database extends SqlConnection {
  /** As `query`, for statements that change nothing that is not there: without a database there are no rows, and none is made. */
  ifAny<T extends object>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
}
