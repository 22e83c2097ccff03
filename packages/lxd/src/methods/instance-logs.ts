import { type CallOptions, path, type RestResponse } from '@leister/rest';
import type { Readable } from 'node:stream';
import { LxdExecMethods } from './exec.js';

/** The logs that the daemon keeps of instances. */
export abstract class LxdInstanceLogMethods extends LxdExecMethods {
  /** The names of the logs of an instance. LXD: GET /1.0/instances/{name}/logs. */
  listInstanceLogs(id: string, options?: CallOptions): Promise<string[]> {
    return this.performOn(id, options, async (daemon, name, call) => {
      const found = await daemon.read(path`/1.0/instances/${name}/logs`, call);
      return Array.isArray(found) ? found.map((log) => lastSegment(String(log))) : [];
    });
  }

  /** A log as a stream. LXD: GET /1.0/instances/{name}/logs/{filename}. @throws ClientError NOT_FOUND */
  async getInstanceLog(id: string, log: string, options?: CallOptions): Promise<Readable> {
    const name = await this.instanceName(id, options);
    return (await this.download(path`/1.0/instances/${name}/logs/${log}`, options)).body;
  }

  /** LXD: DELETE /1.0/instances/{name}/logs/{filename}. @throws ClientError NOT_FOUND */
  async deleteInstanceLog(id: string, log: string, options?: CallOptions): Promise<void> {
    await this.performOn(id, options, (daemon, name, call) =>
      daemon.change('DELETE', path`/1.0/instances/${name}/logs/${log}`, {}, call),
    );
  }

  /** The name that an id stands for. */
  protected instanceName(id: string, options?: CallOptions): Promise<string> {
    return this.performOn(id, options, (_, name) => Promise.resolve(name));
  }

  /** An answer as a stream, which is the caller's to read or to destroy. */
  protected download(at: string, options?: CallOptions): Promise<RestResponse<Readable>> {
    return this.get<Readable>(at, { ...options, as: 'stream' });
  }
}

/** The name at the end of a path of the API. */
export function lastSegment(at: string): string {
  const [plain = ''] = at.split('?');
  return decodeURIComponent(plain.slice(plain.lastIndexOf('/') + 1));
}
