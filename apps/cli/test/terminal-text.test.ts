import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { UsageError } from '../src/failure/usage-error.js';
import { drawBars } from '../src/io/bars.js';
import { confirm } from '../src/io/confirm.js';
import type { Io } from '../src/io/io.js';
import { drawTransferBar } from '../src/io/transfer-bar.js';
import { fakeIo } from './support/fake-io.js';

const evil = 'web\x1b]0;owned\x07';

/** A stream that takes itself for a terminal, and all that was written to it. */
function terminal(): { stream: NodeJS.WriteStream; written: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  // Bars and prompts ask a terminal for no more than these.
  const shown = Object.assign(stream, { isTTY: true, columns: 100 }) as unknown as NodeJS.WriteStream;
  return { stream: shown, written: () => chunks.join('') };
}

it('a name in a bar cannot drive the terminal', () => {
  for (const draw of [
    (stream: NodeJS.WriteStream) => {
      const bars = drawBars(new Map([['1', evil]]), stream);
      bars.update('1', 'BUILD', 50);
      bars.stop();
    },
    (stream: NodeJS.WriteStream) => {
      const bar = drawTransferBar(evil, stream);
      bar.update({ transferred: 1, total: 2 });
      bar.stop();
    },
  ]) {
    const { stream, written } = terminal();
    draw(stream);
    expect(written()).toContain('web\\x1b]0;owned\\x07');
    expect(written()).not.toContain(evil);
  }
});

it('nor can one in a question', async () => {
  const { stream, written } = terminal();
  const io = { ...fakeIo().io, stdin: terminal().stream, stderr: stream } as unknown as Io;
  const answer = confirm(`Delete 2 servers (${evil}, db)?`, io, new AbortController().signal);
  await expect.poll(written).toContain('web\\x1b]0;owned\\x07');
  io.stdin.push('n\r');
  expect(await answer).toBe(false);
  expect(written()).not.toContain(evil);
});

it('what has to be confirmed is refused where the question would not be seen', async () => {
  const { signal } = new AbortController();
  const io = { ...fakeIo({ width: 80 }).io, stderr: { isTTY: false } } as unknown as Io;
  await expect(confirm('Delete 2 servers?', io, signal)).rejects.toThrow(UsageError);
  expect(await confirm('Delete 2 servers?', fakeIo().io, signal)).toBe(true);
});
