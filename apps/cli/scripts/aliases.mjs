/**
 * Modules that the libraries in the bundle load though nothing here ever uses them, and what stands in for them. They
 * were found by measuring: together they cost more than all the rest.
 */
export const aliases = {
  /** got loads HTTP/2 with its own agents; `http2` is never on. */
  'http2-wrapper': `
    export default { auto: undefined, globalAgent: undefined };`,

  /** got's cache; \`cache\` is never on. */
  'cacheable-request': `
    export class CacheError extends Error {}
    export default class CacheableRequest {}`,

  /** got's own resolver; \`dnsCache\` is never on. */
  'cacheable-lookup': `
    export default class CacheableLookup {}`,

  /** yargs measures its help with tables of emoji and wide letters; our help has neither. */
  'yargs: string-width': `
    export default (text) => text.replace(/\\x1b\\[[\\d;]*m/g, '').length;`,
};

/** An esbuild plugin that puts the stand-ins in their places. */
export const aliasPlugin = {
  name: 'aliases',
  setup(build) {
    const filter = new RegExp(
      `^(?:${Object.keys(aliases)
        .map((name) => name.replace('yargs: ', ''))
        .join('|')})$`,
    );
    build.onResolve({ filter }, ({ path, importer }) => {
      const name = /[\\/](?:cliui|wrap-ansi|yargs)[\\/]/.test(importer) ? `yargs: ${path}` : path;
      return name in aliases ? { path: name, namespace: 'alias', sideEffects: false } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'alias' }, ({ path }) => ({
      contents: aliases[path],
      loader: 'js',
    }));
  },
};
