import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Makes one file of a program and all it imports, so that a bare `node` can run it. Gives its path. */
export async function bundle(program: { file: URL } | { code: string }, folder: string): Promise<string> {
  const outfile = join(folder, `${randomUUID()}.mjs`);
  await build({
    ...('file' in program
      ? { entryPoints: [fileURLToPath(program.file)] }
      : { stdin: { contents: program.code, loader: 'ts', resolveDir: import.meta.dirname } }),
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@leister/source'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}
