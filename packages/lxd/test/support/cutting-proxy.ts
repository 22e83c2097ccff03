import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a connection is cut: before the daemon sees the request, or when it has answered. */
type Cut = 'before the daemon' | 'before the answer';

/** Stands between a client and a daemon, and cuts the connection of requests that it is told to. */
export class CuttingProxy {
  /** `METHOD /path` of all that came. */
  readonly requests: string[] = [];
  #cut: { request: RegExp; where: Cut } | undefined;
  #directory = '';
  readonly #daemon: string;
  readonly #server: http.Server;

  /** @param daemon the path of its socket */
  constructor(daemon: string) {
    this.#daemon = daemon;
    this.#server = http.createServer((request, response) => void this.#handle(request, response));
  }

  /** Gives the endpoint. */
  async listen(): Promise<string> {
    this.#directory = await mkdtemp(join(tmpdir(), 'lxdt-cut-'));
    const socket = join(this.#directory, 'socket');
    await new Promise<void>((resolve) => this.#server.listen(socket, resolve));
    return socket;
  }

  /** Cuts the next request that looks so. Forgets what came before. */
  cutNext(request: RegExp, where: Cut = 'before the answer'): void {
    this.#cut = { request, where };
    this.requests.length = 0;
  }

  /** How many requests looked so. */
  count(request: RegExp): number {
    return this.requests.filter((came) => request.test(came)).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const line = `${method} ${url}`;
    this.requests.push(line);
    const cut = this.#cut?.request.test(line) ? this.#cut.where : undefined;
    if (cut) this.#cut = undefined;
    if (cut === 'before the daemon') return void request.socket.destroy();
    const forwarded = http.request({ socketPath: this.#daemon, method, path: url, headers }, (answer) => {
      if (cut) {
        request.socket.destroy();
        answer.resume();
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => request.socket.destroy());
    response.on('close', () => !cut && !response.writableFinished && forwarded.destroy());
    request.pipe(forwarded);
  }
}
