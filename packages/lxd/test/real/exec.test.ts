import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Bin } from '../support/bin.js';
import { untilBooted } from '../support/files.js';
import { describeLxd, httpsClient, smallServer, socketClient, uniqueName } from '../support/lxd-peer.js';

const slow = 60_000;

// LXD 5.0 on a machine with too much to do closes a stream without its output now and then: that is an error each time.
describeLxd(
  'commands in instances of a real LXD',
  (peer) => {
    const client = socketClient(peer);
    const bin = new Bin(client);
    const name = bin.server(uniqueName('exec'));
    const sh = (script: string): string[] => ['sh', '-c', script];

    beforeAll(async () => {
      await client.createServer(smallServer(peer, name));
      await client.waitServerUntil(name, 'ACTIVE', { timeout: slow });
      await untilBooted(client, name);
    }, slow);
    afterAll(async () => {
      await bin.empty();
      await client.close();
    }, slow);

    test('both streams and the exit code are exact', async () => {
      const result = await client.execInstance(name, sh('printf out; printf err >&2; exit 3'));
      expect({ ...result, stdout: String(result.stdout), stderr: String(result.stderr) }).toEqual({
        exitCode: 3,
        stdout: 'out',
        stderr: 'err',
      });
    });

    test('a recorded command is the same, and leaves no files behind', async () => {
      const result = await client.execInstance(name, sh('printf out; printf err >&2; exit 3'), {
        record: true,
      });
      expect([result.exitCode, String(result.stdout), String(result.stderr)]).toEqual([3, 'out', 'err']);
      expect((await client.listInstanceLogs(name)).filter((log) => log.startsWith('exec_'))).toEqual([]);
    });

    test('environment, user, group and directory are as asked for', async () => {
      const script = 'echo "$WORD $(id -u) $(id -g) $(pwd)"';
      const options = { environment: { WORD: 'a b' }, user: 1000, group: 1000, cwd: '/tmp' };
      for (const record of [false, true]) {
        const { stdout } = await client.execInstance(name, sh(script), { ...options, record });
        expect(String(stdout)).toBe('a b 1000 1000 /tmp\n');
      }
    });

    test('a command that is not there has the exit code that a shell gives it', async () => {
      expect((await client.execInstance(name, ['/no/such'])).exitCode).toBe(127);
      expect((await client.execInstance(name, ['/no/such'], { record: true })).exitCode).toBe(127);
    });

    test('any bytes go in and come out, and the end of the input is told', async () => {
      const bytes = randomBytes(3_000_001);
      const { stdout } = await client.execInstance(name, ['cat'], { input: bytes });
      expect(stdout.equals(bytes)).toBe(true);
      const parts = Array.from({ length: 300 }, () => bytes.subarray(0, 10_000));
      const streamed = await client.execInstance(name, ['cat'], { input: Readable.from(parts) });
      expect(streamed.stdout.length).toBe(3_000_000);
    });

    test('a command that ends without having read its input is no failure', async () => {
      const endless = Readable.from(
        (function* () {
          for (;;) yield Buffer.alloc(65_536);
        })(),
      );
      expect((await client.execInstance(name, ['true'], { input: endless })).exitCode).toBe(0);
    });

    test('what the input fails with is the error of the call', async () => {
      const broken = new Readable({ read: () => undefined });
      setTimeout(() => broken.destroy(new Error('the disk is full')), 50);
      await expect(client.execInstance(name, ['cat'], { input: broken })).rejects.toThrow('the disk is full');
    });

    test('what is not read is not taken: the command waits, and nothing is lost', async () => {
      const running = await client.startExec(
        name,
        sh('dd if=/dev/zero bs=65536 count=640 2>/dev/null; echo end >&2'),
      );
      running.stdin.end();
      await sleep(700);
      expect(running.stderr.readableLength).toBe(0);
      const [stdout, stderr, exitCode] = await Promise.all([
        buffer(running.stdout),
        text(running.stderr),
        running.exited,
      ]);
      expect([stdout.length, stderr, exitCode]).toEqual([640 * 65_536, 'end\n', 0]);
    });

    test('a signal reaches the command', async () => {
      const running = await client.startExec(name, ['sleep', '60']);
      await running.kill('SIGKILL');
      expect(await running.exited).toBe(137);
      await expect(running.kill('SIGTERM')).rejects.toMatchObject({ code: 'CONNECTION' });
      await expect(running.kill(-1)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    });

    test('a terminal has its size, is told a new one, and ends with its exit code', async () => {
      const running = await client.startExec(name, ['sh'], { terminal: { width: 90, height: 20 } });
      let seen = '';
      running.stdout.on('data', (part: Buffer) => (seen += String(part)));
      running.stdin.write('stty size; echo first\r');
      await expect.poll(() => seen).toContain('20 90\r\nfirst');
      await running.resize({ width: 132, height: 43 });
      running.stdin.write('stty size; echo second\r');
      await expect.poll(() => seen).toContain('43 132\r\nsecond');
      running.stdin.write('exit 5\r');
      expect(await running.exited).toBe(5);
      expect(await text(running.stderr)).toBe('');
    });

    test('the end of the input of a terminal is Ctrl-D', async () => {
      const running = await client.startExec(name, ['cat'], { terminal: { width: 80, height: 24 } });
      running.stdin.end('a line\n');
      expect(await text(running.stdout)).toBe('a line\r\na line\r\n');
      expect(await running.exited).toBe(0);
    });

    test('an abort ends the command in the instance, and is ABORTED', async () => {
      const abort = new AbortController();
      const running = await client.startExec(name, ['sleep', '4711'], { signal: abort.signal });
      abort.abort();
      await expect(running.exited).rejects.toMatchObject({ code: 'ABORTED' });
      await expect(text(running.stdout)).rejects.toMatchObject({ code: 'ABORTED' });
      await expect
        .poll(async () => String((await client.execInstance(name, ['ps'])).stdout), { timeout: 10_000 })
        .not.toContain('sleep 4711');
    });

    test('a call out of time is TIMEOUT', async () => {
      const call = client.execInstance(name, ['sleep', '60'], { timeout: 300 });
      await expect(call).rejects.toMatchObject({ code: 'TIMEOUT' });
    });

    test('an instance that is stopped meanwhile ends the command', async () => {
      const other = bin.server(uniqueName('exec'));
      await client.createServer(smallServer(peer, other));
      await client.waitServerUntil(other, 'ACTIVE', { timeout: slow });
      const call = client.execInstance(other, ['sleep', '60'], { timeout: 30_000 });
      await sleep(300);
      await client.shutdownServer(other, { force: true });
      expect((await call).exitCode).toBe(137);
      await client.waitServerUntil(other, 'SHUTOFF', { timeout: slow });
      await expect(client.execInstance(other, ['true'])).rejects.toMatchObject({ status: 400 });
    });

    test(
      'two hundred commands at once on one client',
      async () => {
        const work = Array.from({ length: 200 }, (_, at) =>
          client.execInstance(name, ['echo', `number ${at}`]),
        );
        const outcomes = await Promise.allSettled(work);
        // A daemon with more to do than it can loses the output of a few. That is an error then, not half an output.
        const lost = outcomes.flatMap((it) =>
          it.status === 'rejected' ? [it.reason as { code: string }] : [],
        );
        expect(new Set(lost.map(({ code }) => code)).size).toBeLessThan(2);
        expect(lost.length === 0 || lost[0]?.code === 'CONNECTION').toBe(true);
        expect(lost.length).toBeLessThan(20);
        for (const [at, it] of outcomes.entries())
          if (it.status === 'fulfilled') expect(String(it.value.stdout)).toBe(`number ${at}\n`);
      },
      slow,
    );

    test('over HTTPS with a client certificate', async () => {
      const far = httpsClient(peer);
      const bytes = randomBytes(1_000_000);
      const { stdout } = await far.execInstance(name, ['sha256sum'], { input: bytes });
      expect(String(stdout).slice(0, 64)).toBe(createHash('sha256').update(bytes).digest('hex'));
      await far.close();
    });

    test('what runs ends with the client', async () => {
      const mine = socketClient(peer);
      const running = await mine.startExec(name, ['sleep', '60']);
      await mine.close();
      await expect(running.exited).rejects.toMatchObject({ code: 'ABORTED' });
    });

    test(
      'a console is a terminal, which is left by closing it; its log is read and forgotten',
      async () => {
        const console = await client.attachConsole(name);
        let seen = '';
        console.stdout.on('data', (part: Buffer) => (seen += String(part)));
        const saySo = (): string => {
          console.stdin.write('\recho from the $((40+2))\r');
          return seen;
        };
        await expect.poll(saySo, { timeout: 20_000, interval: 500 }).toContain('from the 42');
        await console.resize({ width: 100, height: 30 });
        console.close();
        await expect(console.exited).rejects.toMatchObject({ code: 'ABORTED' });
        expect(await client.getConsoleLog(name)).toContain('from the 42');
        await client.clearConsoleLog(name);
        expect(await client.getConsoleLog(name)).not.toContain('boot complete');
      },
      slow,
    );

    test('arguments that cannot be right are refused, nothing sent', async () => {
      const wrong = [
        client.execInstance(name, []),
        client.execInstance(name, ['true'], { user: -1 }),
        client.execInstance(name, ['true'], { record: true, input: 'x' }),
        client.startExec(name, ['sh'], { terminal: { width: 0, height: 24 } }),
      ];
      for (const call of wrong) await expect(call).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    });
  },
  { retry: 2 },
);
