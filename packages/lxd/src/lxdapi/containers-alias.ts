import type { ApiResult } from './api-result.js';

/** How a request is sent, once it is known where to. */
interface Sending<R extends ApiResult> {
  /** Whether what it carries can be sent only once. */
  isOnce: boolean;
  send(path: string): Promise<R>;
  /** GET of another path. */
  look(path: string): Promise<R>;
}

const named = /^(\/[^/?]+)\/containers(?=[/?]|$)/;

/**
 * LXD once called its instances containers, and 5.x still answers to both; later ones, and Incus, no longer do. Nobody
 * is asked before a request has found nothing there, so that on an older daemon each request is sent as it is.
 */
export class ContainersAlias {
  #isKnown: boolean | undefined;

  /** Gives the answer to a request, whatever name the server has for what it is about. */
  async send<R extends ApiResult>(path: string, { isOnce, send, look }: Sending<R>): Promise<R> {
    const list = named.exec(path)?.[0];
    if (list === undefined) return send(path);
    if (isOnce) await this.#learn(list, look);
    if (this.#isKnown === false) return send(renamed(path));
    const result = await send(path);
    if (result.response.status !== 404 || (await this.#learn(list, look))) return result;
    return send(renamed(path));
  }

  async #learn<R extends ApiResult>(list: string, look: Sending<R>['look']): Promise<boolean> {
    return (this.#isKnown ??= (await look(list)).response.status !== 404);
  }
}

function renamed(path: string): string {
  return path.replace(named, '$1/instances');
}
