import { spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { bin, newUser, run, type User } from './support/leister.js';

let user: User;

beforeEach(async () => {
  user = await newUser();
  await writeFile(join(user.home, 'leister'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  await chmod(join(user.home, 'leister'), 0o755);
});

/** What a shell completes a line to: one candidate on each line. */
async function completed(shell: string, script: string): Promise<string[]> {
  const env = { ...user.env, PATH: `${user.home}:${user.env['PATH']}`, TERM: 'dumb' };
  const { code, stdout, stderr } = await run(shell, ['-c', script], env).outcome;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
}

function lacks(shell: string): boolean {
  return spawnSync(shell, ['--version']).status !== 0;
}

describe.skipIf(lacks('bash'))('bash', () => {
  const complete = (...words: string[]): Promise<string[]> => {
    const line = words.map((word) => `'${word}'`).join(' ');
    const ask = `COMP_WORDS=(leister ${line}) COMP_CWORD=${words.length}; _leister; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return completed('bash', `source <(leister completion bash); ${ask}`);
  };

  it('completes actions, options, values and the names of clouds', async () => {
    expect(await complete('server', 'del')).toEqual(['delete']);
    expect(await complete('server', 'list', '--output-format', '=', 'j')).toEqual(['json']);
    expect(await complete('server', 'list', '--clo')).toEqual(['--cloud']);
    expect(await complete('cloud', 'test', '')).toEqual(['demo']);
    expect(await complete('config', 'get', 'global.def')).toEqual(['global.default_cloud']);
  });
});

describe.skipIf(lacks('zsh'))('zsh', () => {
  const complete = (...words: string[]): Promise<string[]> => {
    const line = ['leister', ...words].map((word) => `'${word}'`).join(' ');
    // What the completion system of an interactive zsh is given.
    const system = 'compdef() { }; _files() { print files }; _describe() { print -rl -- "${(@P)2}" }';
    const ask = `words=(${line}); CURRENT=${words.length + 1}; _leister`;
    return completed('zsh', `${system}; source <(leister completion zsh); ${ask}`);
  };

  it('completes with what each is for, and without where there is nothing to say', async () => {
    expect(await complete('server', 'del')).toEqual(['delete:Delete servers, with all that is on them']);
    expect(await complete('server', 'list', '--output-format', 'j')).toEqual(['json']);
    expect(await complete('keypair', 'upload', '--public-key', '')).toEqual(['files']);
  });
});

describe.skipIf(lacks('fish'))('fish', () => {
  const complete = (line: string): Promise<string[]> =>
    completed('fish', `leister completion fish | source; complete -C '${line}'`);

  it('completes with what each is for, and files', async () => {
    expect(await complete('leister server del')).toEqual([
      'delete\tDelete servers, with all that is on them',
    ]);
    expect(await complete('leister server list --output-format=j')).toEqual(['--output-format=json']);
    expect(await complete(`leister -c ${user.home}/leis`)).toEqual([`${user.home}/leister`]);
  });
});
