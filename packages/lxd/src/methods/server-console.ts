import type { CallOptions } from '@leister/rest';
import { lastLines, readConsole } from '../servers/console-log.js';
import { LxdServerAddressMethods } from './server-addresses.js';

/** What servers print. */
export abstract class LxdServerConsoleMethods extends LxdServerAddressMethods {
  /** LXD: GET /1.0/instances/{name}/console. */
  override getConsoleLog(id: string, lines?: number, options?: CallOptions): Promise<string> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const log = await readConsole(daemon, name, call);
      return lines === undefined ? log : lastLines(log, lines);
    });
  }
}
