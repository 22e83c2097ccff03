import type { Agent } from 'node:http';

/** Where a websocket of the daemon's is. */
export interface SocketPlace {
  /** `ws:` or `wss:`. Its query may hold a secret: it is told to nobody. */
  url: string;
  agent: Agent;
}
