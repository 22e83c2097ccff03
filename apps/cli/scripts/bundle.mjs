import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { aliasPlugin } from './aliases.mjs';
import { directImports } from './direct-imports.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const target = 'node20.19';

/** The program as ES modules, the only ones esbuild splits: a file for each thing that is loaded on demand. */
export function bundle() {
  return build({
    entryPoints: [join(root, 'src', 'main.ts')],
    outdir: join(root, 'dist'),
    // So that files have the same names wherever it is run from.
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    conditions: ['@leister/source'],
    // Errors are printed under the name of their class.
    keepNames: true,
    plugins: [aliasPlugin, directImports(join(root, '..', '..', 'packages'))],
    define: { leisterVersion: JSON.stringify(version), 'Intl.ListFormat': 'ListFormat' },
    inject: [join(root, 'scripts', 'list-format.mjs')],
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
}

/** Files of the bundle as CommonJS, by their names. Node loads those faster. */
export async function toCommonJs(outputFiles) {
  const files = await forEach(
    outputFiles.map(({ path, text }) => [basename(path), text]),
    (text) => convert(text).then(lazily),
  );
  return forEach(together(files), squeeze);
}

async function forEach(files, change) {
  return new Map(await Promise.all([...files].map(async ([name, text]) => [name, await change(text)])));
}

/** Each file costs time to find: what several commands share comes in many small ones, and goes into one. */
function together(files) {
  const small = [...files].filter(([name, code]) => name.startsWith('chunk-') && code.length < largestSmall);
  for (const [name] of small) files.delete(name);
  const names = new Set(small.map(([name]) => name));
  const helpers = new Map();
  const parts = small.map(
    ([name, code]) => `${JSON.stringify(name)}(module) {\n${takeParts(takeHelpers(code, helpers), names)}}`,
  );
  for (const [name, code] of files) files.set(name, takeParts(code, names));
  return files.set(
    'parts.js',
    `${[...helpers.values()].join('\n')}\nconst parts = {\n${parts.join(',\n')}\n};\n${partLoader}`,
  );
}

/** What esbuild puts at the top of each CommonJS file: a third of the small ones is that. */
const helper =
  /^var (__(?:create|defProp|getOwnProp(?:Desc|Names)|getProtoOf|hasOwnProp|export|copyProps|reExport|toESM|toCommonJS)) = [^]*?;\n(?=var |$(?![^]))/gm;

/** The code without its helpers, which go to those that are known. */
function takeHelpers(code, known) {
  // What comes after them has helpers of its own, under some of the same names.
  const top = code.search(/^var \w+_exports = /m);
  const left = code.slice(0, top).replace(helper, (definition, name) => {
    if ((known.get(name) ?? definition) !== definition) throw new Error(`${name} is not the same everywhere`);
    known.set(name, definition);
    return '';
  });
  return left + code.slice(top);
}

/** Characters. */
const largestSmall = 16_000;

const partLoader = `const loaded = new Map();
module.exports = (name) => {
  const known = loaded.get(name);
  if (known) return known.exports;
  const made = { exports: {} };
  loaded.set(name, made);
  parts[name](made);
  return made.exports;
};
`;

function takeParts(code, names) {
  return code.replaceAll(/\brequire\("\.\/([^"]+)"\)/g, (required, name) =>
    names.has(name) ? `require("./parts.js")("${name}")` : required,
  );
}

async function convert(source) {
  // esbuild names again what has its name already, and more than a thousand of these calls are felt.
  const unnamed = source.replaceAll(/^\s*__name\((\w+), "\1"\);$/gm, '');
  // Only the bundle's own files: a plug-in is imported as what it is, whatever that may be.
  const loading = unnamed.replaceAll(
    /\bimport\(("\.\/[^"]+")\)/g,
    'Promise.resolve().then(() => require($1))',
  );
  const { code } = await transform(loading, {
    format: 'cjs',
    platform: 'node',
    target,
    define: { 'import.meta.url': 'thisFile' },
    banner: source.includes('import.meta.url')
      ? "const thisFile = require('node:url').pathToFileURL(__filename).href;"
      : '',
  });
  return code;
}

/** What a file needs is required when it is first used: what a run does not come to is not loaded. */
function lazily(code) {
  const needs = /^var (import_\w+) = (.*\brequire\("[^"]+"\).*);$/gm;
  const names = [...code.matchAll(needs)].map(([, name]) => name);
  const deferred = code.replace(needs, 'let $1_; const $1 = () => ($1_ ??= $2);');
  // In parentheses: `new need().Name()` would make a new `need`.
  return names.reduce(
    (text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `(${name}()).`),
    deferred,
  );
}

/** Less to read at each start. Names stay, for those who read the stack of an error. */
async function squeeze(source) {
  return (await transform(source, { target, minifyWhitespace: true, minifySyntax: true })).code;
}
