import type { RequestDefaults } from '@leister/rest';
import { invalidArgument, isRecord } from '@leister/rest';
import type { DummySeed } from './cloud/seed.js';
import type { Rules } from './cloud/state.js';
import type { Fault } from './faults.js';

/** What cloud a {@link DummyClient} is to be the client of. */
export interface DummyClientOptions extends Pick<RequestDefaults, 'signal' | 'timeout'> {
  /**
   * `fake-driver` is the dummy cloud of the Orchestrator: servers run and are deleted at once, are called `dummy-<id>`
   * whatever name was asked for, have the address 127.0.0.<id>, and the id of a new one is the number of servers
   * plus one, also where another has it already. Default `default`, which is like a small Nova.
   */
  profile?: 'default' | 'fake-driver' | undefined;
  /** What a new cloud holds. A state file that is there already holds what it holds. */
  seed?: DummySeed | undefined;
  /** How long a new server is in BUILD, in milliseconds. Default 300. */
  buildTime?: number | undefined;
  /** How long deleting, rebooting and all else takes, in milliseconds. Default 100. */
  actionTime?: number | undefined;
  /** How long every call takes, in milliseconds. Default 0. */
  latency?: number | undefined;
  /** What goes wrong, and when. */
  faults?: readonly Fault[] | undefined;
  /**
   * Path of a file to keep the cloud in, so that other runs and processes share it. Made, for its owner only, with
   * the first change. Without it the cloud is gone with the client.
   */
  stateFile?: string | undefined;
}

/** @throws ClientError INVALID_ARGUMENT */
export function rulesOf(options: DummyClientOptions): Rules & { latency: number } {
  const { profile = 'default', latency = 0 } = options;
  if (profile !== 'default' && profile !== 'fake-driver') {
    throw invalidArgument(`no profile is called ${JSON.stringify(profile)}`, ['default', 'fake-driver']);
  }
  const atOnce = profile === 'fake-driver';
  const { buildTime = atOnce ? 0 : 300, actionTime = atOnce ? 0 : 100 } = options;
  for (const [name, time] of Object.entries({ buildTime, actionTime, latency })) {
    if (!(Number.isFinite(time) && time >= 0))
      throw invalidArgument(`${name} is a number of milliseconds from 0`);
  }
  const { stateFile = 'cloud', faults = [], seed = {} }: Record<string, unknown> = { ...options };
  if (typeof stateFile !== 'string' || stateFile === '')
    throw invalidArgument('stateFile is the path of a file');
  if (!Array.isArray(faults)) throw invalidArgument('faults are a list');
  if (!isRecord(seed) || !Object.values(seed).every(Array.isArray))
    throw invalidArgument('a seed has lists of what there is');
  return { profile, buildTime, actionTime, latency };
}
