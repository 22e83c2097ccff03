import { readFileSync } from 'node:fs';

type Headers = readonly (readonly [name: string, value: string])[];

/** One request to the original Orchestrator, and what it answered. */
export interface RecordedExchange {
  id: string;
  group: string;
  peer: {
    /** How states of nodes are told. */
    state: 'int' | 'str';
    cistern?: 'down' | 'stand-in';
    /** Clouds that fail, in words. */
    farm?: string;
    MAX_ITERATIONS?: number;
  };
  request: { method: string; path: string; headers: Headers; body: string | null };
  response: { status: number; headers: Headers; body: string };
}

/** A recording of the original Orchestrator. */
export interface OrchestratorRecording {
  cases: RecordedExchange[];
  /** What the original asked of its Cistern meanwhile. */
  cisternRequestsSeen?: { method: string; path: string; body: string }[];
}

/** Undefined for a file that holds something else. */
export function readExchanges(file: string): OrchestratorRecording | undefined {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Partial<OrchestratorRecording>;
  const { cases = [] } = recording;
  const isOne = cases.length > 0 && cases.every((one) => 'request' in one && 'response' in one);
  return isOne ? { ...recording, cases } : undefined;
}

/** The value of a header; undefined when there is none. */
export function headerOf(headers: Headers, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** No two of a recording have the same. */
export function nameOf({ group, id }: RecordedExchange): string {
  return `${group}: ${id}`;
}
