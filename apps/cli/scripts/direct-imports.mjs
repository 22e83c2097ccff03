import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const namedImport = /^import \{([^}]+)\} from '(@leister\/[\w-]+)';$/gm;
const namedExport = /^export (type )?\{([^}]+)\} from '(\.[^']+)';$/gm;

/**
 * Takes each import from a package of ours to the file that holds the name. A chunk is made of whole files: by way of
 * a package's index, whoever needs an error's class would load the HTTP library, too.
 *
 * @param packages the folder of our packages
 */
export function directImports(packages) {
  const homes = new Map();
  const homesOf = (name) => {
    if (!homes.has(name))
      homes.set(name, readIndex(join(packages, name.slice('@leister/'.length), 'src', 'index.ts')));
    return homes.get(name);
  };
  return {
    name: 'direct-imports',
    setup(build) {
      build.onLoad({ filter: /\/(apps|packages)\/[\w-]+\/src\/.*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replace(namedImport, (_, names, from) => {
          return split(names)
            .filter((name) => !name.startsWith('type '))
            .map((name) => `import { ${name} } from '${homeOf(name.split(' ')[0], homesOf(from), from)}';`)
            .join(' ');
        });
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** The file that each name of an index comes from. */
function readIndex(index) {
  const homes = new Map();
  for (const [, isType, names, file] of readFileSync(index, 'utf8').matchAll(namedExport)) {
    if (isType) continue;
    for (const name of split(names)) homes.set(name, join(dirname(index), file.replace(/\.js$/, '.ts')));
  }
  return homes;
}

function homeOf(name, homes, from) {
  const home = homes.get(name);
  if (home === undefined) throw new Error(`${from} does not export ${name} from a file of its own`);
  return home;
}

function split(names) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
