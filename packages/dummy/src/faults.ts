import { type ComputeFeature, computeFeatures } from '@leister/compute';
import { ClientError, type ErrorCode, invalidArgument } from '@leister/rest';

/** Made of other methods by ComputeClient: those are the ones to strike. */
const madeOfOthers = 'detachVolume';

/** A method of the core or of a feature. */
export type DummyMethod = Exclude<
  { [F in ComputeFeature]: (typeof computeFeatures)[F][number] }[ComputeFeature],
  typeof madeOfOthers
>;

/** Which calls a fault strikes. */
export interface FaultTiming {
  /** Left out, calls of every method. */
  method?: DummyMethod;
  /** How many calls it lets pass before. Default 0. */
  after?: number;
  /** How many calls it strikes then. Default: all. */
  times?: number;
}

/** Something that goes wrong, for trying out what a program makes of it. */
export type Fault = FaultTiming &
  (
    | {
        /** The call rejects with this, and nothing is changed. Without `status` and `code` it is a 500. */
        error: { message: string; status?: number; code?: ErrorCode; details?: readonly string[] };
      }
    | {
        /** The call succeeds, but what it begins leaves the server in ERROR with this fault. */
        serverFault: { message: string; code?: number; details?: string };
      }
    | {
        /** The call takes so many milliseconds longer. */
        latency: number;
      }
  );

/** What strikes one call. */
export interface Strike {
  /** Milliseconds. */
  latency: number;
  error?: ClientError;
  serverFault?: { message: string; code?: number; details?: string };
}

/** Counts calls and tells which faults strike. */
export class FaultPlan {
  private readonly planned: { fault: Fault; calls: number }[];

  /** @throws ClientError INVALID_ARGUMENT */
  constructor(faults: readonly Fault[] = []) {
    faults.forEach(checkFault);
    this.planned = faults.map((fault) => ({ fault, calls: 0 }));
  }

  /** To be asked once for each call. */
  strike(method: DummyMethod): Strike {
    const strike: Strike = { latency: 0 };
    for (const planned of this.planned) {
      const { fault } = planned;
      if (fault.method !== undefined && fault.method !== method) continue;
      const call = planned.calls++;
      const { after = 0, times = Infinity } = fault;
      if (call < after || call >= after + times) continue;
      if ('latency' in fault) strike.latency += fault.latency;
      else if ('serverFault' in fault) strike.serverFault = fault.serverFault;
      else strike.error ??= errorOf(fault.error);
    }
    return strike;
  }
}

function errorOf({ message, ...given }: Extract<Fault, { error: object }>['error']): ClientError {
  const isPlain = given.status === undefined && given.code === undefined;
  return new ClientError(message, isPlain ? { ...given, status: 500 } : given);
}

function checkFault(fault: Fault): void {
  const methods: readonly string[] = Object.values(computeFeatures)
    .flat()
    .filter((method) => method !== madeOfOthers);
  const { method } = fault;
  if (method !== undefined && !methods.includes(method)) {
    throw invalidArgument(`no method to strike is called ${JSON.stringify(method)}`);
  }
  for (const name of ['after', 'times'] as const) {
    const count = fault[name];
    if (count !== undefined && !(count >= 0)) throw invalidArgument(`${name} of a fault is a number from 0`);
  }
  const kinds = ['error', 'serverFault', 'latency'].filter((kind) => kind in fault);
  if (kinds.length !== 1) throw invalidArgument('a fault is an error, a serverFault or a latency');
  if ('latency' in fault && !(fault.latency >= 0)) throw invalidArgument('a latency is milliseconds from 0');
}
