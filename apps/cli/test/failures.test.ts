import { ClientError, errorCodes, WaitTimeout } from '@leister/rest';
import { describe, expect, it } from 'vitest';
import { adviceFor, type Scene } from '../src/failure/advice.js';
import { commonExitCode, exitCodeOf } from '../src/failure/exit-code.js';
import { Interrupted } from '../src/failure/interrupted.js';
import { printFailure } from '../src/failure/print-failure.js';
import { StillPending } from '../src/failure/still-pending.js';
import { UsageError } from '../src/failure/usage-error.js';
import { helpText } from '../src/help/help-text.js';
import { fakeIo } from './support/fake-io.js';

describe('exit codes', () => {
  it.each([
    [new UsageError('x'), 2],
    [new ClientError('x', { code: 'INVALID_ARGUMENT' }), 2],
    [new ClientError('x', { status: 401 }), 4],
    [new ClientError('x', { status: 403 }), 4],
    [new WaitTimeout('x'), 8],
    [new WaitTimeout('x', undefined, new ClientError('away', { code: 'CONNECTION' })), 1],
    [new ClientError('x', { code: 'TIMEOUT' }), 1],
    [new Interrupted(), 130],
    [new ClientError('x', { code: 'ABORTED' }), 1],
    [new ClientError('x', { status: 404 }), 1],
    [new Error('x'), 1],
  ])('of %o is %i', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });

  it('of several failures is theirs where they agree, and always that of an interruption', () => {
    expect(commonExitCode([])).toBe(0);
    expect(commonExitCode([8, 8])).toBe(8);
    expect(commonExitCode([8, 4])).toBe(1);
    expect(commonExitCode([1, 130])).toBe(130);
  });
});

describe('advice', () => {
  it('names the command to type next, on the same cloud', () => {
    const notFound = new ClientError('x', { status: 404 });
    expect(adviceFor(notFound, { path: 'server info', cloud: 'lab' })).toBe(
      'leister server list --cloud lab',
    );
    const away = new ClientError('x', { code: 'CONNECTION' });
    expect(adviceFor(away, { path: 'server info', cloud: 'lab' })).toBe('leister cloud test lab');
    expect(adviceFor(away, { path: 'cloud test', subject: 'lab' })).toBeUndefined();
    expect(adviceFor(notFound, { path: 'keypair info' })).toBe('leister keypair list');
    const pending = new StillPending('x', 'server wait 7 --until ACTIVE');
    expect(adviceFor(pending, { path: 'server create' })).toBe(
      'it goes on all the same: leister server wait 7 --until ACTIVE',
    );
    expect(exitCodeOf(pending)).toBe(8);
  });

  it.each([
    ['server', 'server create', 'server list'],
    ['network', 'port create', 'network list'],
    ['security group', 'port create', 'security-group list'],
    ['floating IP', 'ip attach', 'ip list'],
    ['volume type', 'volume create', 'volume-type list'],
    ['backup', 'volume create', 'volume-backup list'],
    ['user', 'identity role grant', 'identity user list'],
    ['application credential', 'identity x', 'identity application-credential list'],
    ['image', 'server rebuild', 'imagecompute list'],
    ['image', 'volume create', 'image list'],
  ])('on a %s that %s does not find is its own list', async (kind, path, list) => {
    const error = new ClientError(`no ${kind} has the id or name "x"`, { code: 'NOT_FOUND' });
    expect(adviceFor(error, { path })).toBe(`leister ${list}`);
    expect(await helpText(list.split(' '), 80)).toContain(`leister ${list}`);
  });

  it('names -f to commands that have it only', () => {
    const there = new ClientError('x', { status: 409 });
    expect(adviceFor(there, { path: 'file upload' })).toContain('-f');
    for (const path of ['file create', 'file mkdir']) expect(adviceFor(there, { path })).toBeUndefined();
  });

  it.each(errorCodes)('%s leaves no placeholder behind', (code) => {
    for (const path of ['server info', 'config get', undefined]) {
      expect(adviceFor(new ClientError('x', { code }), { path }) ?? '').not.toMatch(/[{}]/);
    }
  });
});

function told(error: unknown, scene: Scene, options: { json?: boolean; debug?: boolean } = {}): string {
  const { io, printed } = fakeIo();
  printFailure(error, scene, { json: false, debug: false, ...options }, io);
  expect(printed.stdout).toBe('');
  return printed.stderr;
}

describe('a failure', () => {
  const error = new ClientError('no server web', {
    status: 404,
    details: ['a', 'b'],
    request: { method: 'GET', url: 'http://x/servers/web', id: 'req-1' },
  });

  it('is told in a line, its details and a hint', () => {
    expect(told(error, { path: 'server info' })).toBe(
      'leister: no server web\n  a\n  b\nhint: leister server list\n',
    );
    expect(told(error, { path: 'server start', item: 'web' })).toMatch(/^leister: web: no server web\n/);
  });

  it('with --debug tells the request and where it happened', () => {
    const lines = told(error, { path: 'server info' }, { debug: true });
    expect(lines).toContain('code NOT_FOUND, status 404, GET http://x/servers/web, request id req-1');
    expect(lines).toContain('failures.test.ts');
  });

  it('as JSON is one object on one line', () => {
    const text = told(error, { path: 'server start', item: 'web' }, { json: true });
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text)).toEqual({
      error: { ...error.toJSON(), item: 'web', hint: 'leister server list' },
    });
    expect(JSON.parse(told(new UsageError('x', 'y'), {}, { json: true }))).toEqual({
      error: { name: 'UsageError', code: 'USAGE', message: 'x', hint: 'y' },
    });
  });

  it('cannot drive the terminal', () => {
    const wicked = new ClientError('a\x1b[2Jb', { details: ['c\x07'] });
    expect(told(wicked, {})).toMatch(/^leister: a\\x1b\[2Jb\n {2}c\\x07\n/);
  });
});
