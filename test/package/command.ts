import { execFile } from 'node:child_process';

/** Runs a program to its end and gives what it wrote to stdout. Rejects with all it wrote when it fails. */
export function command(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<string> {
  const { cwd, env = {} } = options;
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, env: { ...ownEnvironment(), ...env }, timeout: 180_000, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else reject(new Error(`${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause: error }));
      },
    );
  });
}

/** Without what npm tells the scripts it runs: an npm within must not take that for its own settings. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|vitest|node_env|init_cwd)/i.test(name),
  );
  return Object.fromEntries(inherited);
}
