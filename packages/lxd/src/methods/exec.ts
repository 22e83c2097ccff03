import { isRecord, text } from '@leister/compute';
import { type CallOptions, ClientError, invalidArgument, path } from '@leister/rest';
import { buffer } from 'node:stream/consumers';
import type { Daemon, DaemonCall } from '../daemon/daemon.js';
import type { LxdOperation } from '../daemon/operation.js';
import { exitCodeOf } from '../exec/exit-code.js';
import { feed } from '../exec/feed.js';
import { LxdProcess, type WindowSize } from '../exec/process.js';
import { execBody, type ExecResult, type RunExecOptions, type StartExecOptions } from '../exec/request.js';
import { openSession } from '../exec/session.js';
import { LxdServerWaitMethods } from './server-waits.js';

/** Commands in instances, and their consoles. */
export abstract class LxdExecMethods extends LxdServerWaitMethods {
  /**
   * Runs a command to its end and gives all it printed. What a command says by its exit code is no error: 127 is one
   * that is not there, 128 and more a signal that killed it. Ends it when the call is aborted or out of time.
   * LXD: POST /1.0/instances/{name}/exec.
   *
   * @param id of an instance that runs
   * @param command its name and its arguments: there is no shell unless you name one
   * @throws ClientError BAD_REQUEST for an instance that does not run
   */
  execInstance(id: string, command: readonly string[], options: RunExecOptions = {}): Promise<ExecResult> {
    if (options.record) return this.execRecorded(id, command, options);
    return this.withinLimits(options, async (signal) => {
      const { input, record: _record, timeout: _timeout, ...rest } = options;
      const running = await this.startExec(id, command, { ...rest, signal });
      try {
        const [stdout, stderr, exitCode] = await Promise.all([
          buffer(running.stdout),
          buffer(running.stderr),
          running.exited,
          feed(running.stdin, input),
        ]);
        return { stdout, stderr, exitCode };
      } catch (error) {
        // The limit itself knows best what it is, and of what broke off, the operation.
        if (signal.aborted) throw signal.reason;
        if (error instanceof ClientError && error.code === 'CONNECTION') await running.exited;
        throw error;
      } finally {
        running.close();
      }
    });
  }

  /**
   * Starts a command, with streams to talk to it. The limits of the call hold until it has started; its `signal` ends
   * it at any time. LXD: POST /1.0/instances/{name}/exec, and its websockets.
   *
   * @param command its name and its arguments: there is no shell unless you name one
   * @throws ClientError BAD_REQUEST for an instance that does not run
   */
  async startExec(
    id: string,
    command: readonly string[],
    options: StartExecOptions = {},
  ): Promise<LxdProcess> {
    const json = execBody(command, options);
    return this.startSession(id, 'exec', json, options);
  }

  /**
   * Attaches to the console of a container, as its own terminal. `close()` leaves it.
   * LXD: POST /1.0/instances/{name}/console, and its websockets.
   *
   * @throws ClientError BAD_REQUEST for one that does not run; SERVER when somebody else is attached
   */
  async attachConsole(
    id: string,
    options: CallOptions & { terminal?: WindowSize | undefined } = {},
  ): Promise<LxdProcess> {
    const { terminal = { width: 80, height: 24 } } = options;
    return this.startSession(id, 'console', { type: 'console', ...terminal }, options);
  }

  /** Forgets what the console of an instance has printed so far. LXD: DELETE /1.0/instances/{name}/console. */
  async clearConsoleLog(id: string, options?: CallOptions): Promise<void> {
    await this.performOn(id, options, (daemon, name, call) =>
      daemon.change('DELETE', path`/1.0/instances/${name}/console`, {}, call),
    );
  }

  private startSession(
    id: string,
    kind: 'exec' | 'console',
    json: object,
    options: CallOptions,
  ): Promise<LxdProcess> {
    const { signal, headers, query } = options;
    return this.performOn(id, options, async (daemon, name, call) => {
      const limits = call.signal ?? new AbortController().signal;
      const { operation, parts } = await this.startInTurn(async () => {
        const begun = await begin(daemon, path`/1.0/instances/${name}/${kind}`, json, call);
        const locate: typeof this.socketPlace = (at, search) => this.socketPlace(at, search);
        return { operation: begun, parts: await openSession(begun, locate, limits) };
      });
      const follow = (ending: AbortSignal): Promise<number> =>
        this.perform(
          { headers, query, signal: ending, timeout: { total: Infinity } },
          async (_, patient) => (await exitCodeOf(daemon.follow(operation, undefined, patient))).code,
        );
      const running: LxdProcess = new LxdProcess({
        ...parts,
        signal,
        follow,
        onEnd: () => this.sessions.delete(running),
      });
      this.sessions.add(running);
      return running;
    });
  }

  /** Without websockets: the daemon keeps the output in files, which are taken away again. */
  private execRecorded(id: string, command: readonly string[], options: RunExecOptions): Promise<ExecResult> {
    return this.performOn(id, options, async (daemon, name, call) => {
      if (options.input !== undefined)
        throw invalidArgument('a command whose output is recorded takes no input');
      const at = path`/1.0/instances/${name}/exec`;
      const operation = await begin(daemon, at, execBody(command, options), call);
      const { code, end } = await exitCodeOf(daemon.follow(operation, undefined, call));
      const logs = isRecord(end.metadata['output']) ? end.metadata['output'] : {};
      const take = async (log: unknown): Promise<Buffer> => {
        const place = text(log);
        if (place === undefined) return Buffer.alloc(0);
        const bytes = await daemon.readBytes(place, call);
        await daemon.change('DELETE', place, {}, call);
        return Buffer.from(bytes);
      };
      const [stdout, stderr] = await Promise.all([take(logs['1']), take(logs['2'])]);
      return { exitCode: code, stdout, stderr };
    });
  }
}

async function begin(daemon: Daemon, at: string, json: object, call: DaemonCall): Promise<LxdOperation> {
  const operation = await daemon.begin('POST', at, { json }, call);
  if (operation) return operation;
  throw invalidArgument('the daemon began no operation');
}
