import { readFileSync } from 'node:fs';

/** One recorded request, and what the server answered. Header names are in lower case, HOST stands for the server. */
export interface RecordedExchange {
  request: {
    method: string;
    path: string;
    query?: string;
    headers?: Record<string, string>;
    json?: unknown;
    /** A body that is not JSON. */
    text?: string;
  };
  response: { status: number; reason?: string; headers?: Record<string, string>; body?: unknown };
}

/** A call of the original, what it put on the wire and what became of it. */
export interface RecordedCase {
  id: string;
  client: { cls: string; endpoint: string; token: string; account?: string; container?: string };
  /** In the original's spelling, as are the names of the arguments. */
  method: string;
  args?: unknown[];
  kwargs?: Record<string, unknown>;
  exchanges: RecordedExchange[];
  returns?: unknown;
  raises?: { type: string; status?: number; message?: string; details?: string[]; text?: string };
  /** What the original should have done instead: a request, or words. */
  better?: string;
}

/** A file of recorded cases. */
export interface Recording {
  cases: RecordedCase[];
  fixtures?: Record<string, unknown>;
}

/** @throws Error for a file that holds no cases */
export function readRecording(file: string): Recording {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Partial<Recording>;
  if (!Array.isArray(recording.cases)) throw new Error(`${file} holds no recorded cases`);
  return { cases: recording.cases, fixtures: recording.fixtures ?? {} };
}

/** Whether a case is a call of a client of kamaki's, as this replays them. */
export function isCall(recorded: Partial<RecordedCase>): recorded is RecordedCase {
  const { client, method, exchanges } = recorded;
  return typeof client?.cls === 'string' && typeof method === 'string' && Array.isArray(exchanges);
}
