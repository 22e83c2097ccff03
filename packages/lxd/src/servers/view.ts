import { ClientError, invalidArgument, path } from '@leister/rest';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import { instanceOfPath } from '../daemon/operation.js';
import type { Work } from './work.js';
import type { Works } from './works.js';

/** The servers of one project, as one client sees them and works on them. */
export interface ServerView {
  daemon: Daemon;
  works: Works;
  project: string;
  /** Does a work that outlives the call which ordered it: only headers and query of that call go on. */
  inBackground(work: Work, ordered: DaemonCall, task: (call: DaemonCall) => Promise<unknown>): void;
}

const uuidPrefix = 'uuid:';

/** The name that an id stands for: itself, or that of the instance with a uuid (`uuid:...`). */
export async function nameOf(daemon: Daemon, id: string, call: DaemonCall): Promise<string> {
  // Builds a path in vain: an id that could mean something else must be refused before anything is sent.
  const usable = path`${id}` && String(id);
  if (!usable.startsWith(uuidPrefix)) return usable;
  const uuid = usable.slice(uuidPrefix.length);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(uuid))
    throw invalidArgument(`not a uuid: ${uuid}`);
  const filter = `config.volatile.uuid eq ${uuid.toLowerCase()}`;
  const found = await daemon.read('/1.0/instances', { ...call, query: { ...call.query, filter } });
  const name = Array.isArray(found) ? instanceOfPath(String(found[0])) : undefined;
  if (name !== undefined) return name;
  throw new ClientError(`no server has the id ${id}`, { code: 'NOT_FOUND' });
}
