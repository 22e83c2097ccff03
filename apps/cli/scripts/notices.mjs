import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The libraries in the bundle, by name and version, each with the text of its licence. */
export function bundledLibraries(metafile, root) {
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((input) => {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input.replaceAll(sep, '/')) ?? [];
      return folder === undefined ? [] : [folder];
    }),
  );
  const libraries = [...folders].map((folder) => {
    const path = join(root, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
    return { name, version, license, text: file && readFileSync(join(path, file), 'utf8').trim() };
  });
  // The same version may be there several times.
  const once = new Map(libraries.map((library) => [`${library.name} ${library.version}`, library]));
  return [...once.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What their licences ask to be handed on with the bundle. */
export function notices(libraries) {
  const parts = libraries.map(({ name, version, license, text }) => {
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return ['Libraries that are part of this program, and their licences.\n', ...parts].join('\n---\n\n');
}
