/**
 * Modules that a library in the bundle loads though nothing of ours ever uses them, and what stands in for them. They
 * were found by measuring: together they cost more than all the rest.
 */
export const aliases = [
  {
    module: 'http2-wrapper',
    // The option `http2` is never on.
    importer: 'got',
    contents: 'export default { auto: undefined, globalAgent: undefined };',
  },
  {
    module: 'cacheable-request',
    // Nor is `cache`.
    importer: 'got',
    contents: 'export class CacheError extends Error {} export default class CacheableRequest {}',
  },
  {
    module: 'cacheable-lookup',
    // Nor is `dnsCache`.
    importer: 'got',
    contents: 'export default class CacheableLookup {}',
  },
  {
    module: 'form-data-encoder',
    // Nor is a body ever a form.
    importer: 'got',
    contents: 'export const isFormData = () => false; export class FormDataEncoder {}',
  },
  {
    module: './as-promise/index.js',
    // Requests are got's streams, never its promises.
    importer: 'got',
    contents: 'export default undefined;',
  },
  {
    module: 'node:zlib',
    // Loaded with the first answer that is compressed, and not to see what Node can unpack.
    importer: 'decompress-response',
    contents: `
      import { createBrotliDecompress, createInflateRaw, createUnzip, createZstdDecompress } from 'node:zlib';
      export default {
        createUnzip: () => createUnzip(),
        createInflateRaw: () => createInflateRaw(),
        createBrotliDecompress: () => createBrotliDecompress(),
        createZstdDecompress: process.versions.zstd && (() => createZstdDecompress()),
      };`,
  },
  {
    module: 'node:tls',
    // Connections are the agents', and theirs is the checking of certificates.
    importer: 'got',
    contents: 'export const checkServerIdentity = undefined;',
  },
  {
    module: 'node:crypto',
    // Names requests for a diagnostics channel that nobody here listens to.
    importer: 'got',
    contents: "export const randomUUID = () => '';",
  },
  ...['cliui', 'wrap-ansi', 'yargs'].map((importer) => ({
    module: 'string-width',
    // yargs lays out its help with tables of emoji and wide letters; our help has neither.
    importer,
    contents: `export default (text) => text.replace(/\\x1b\\[[\\d;]*m/g, '').length;`,
  })),
];

/** An esbuild plugin that puts the stand-ins in their places. */
export const aliasPlugin = {
  name: 'aliases',
  setup(build) {
    const filter = new RegExp(`^(?:${aliases.map(({ module }) => module).join('|')})$`);
    build.onResolve({ filter }, ({ path, importer }) => {
      const alias = aliases.find((one) => one.module === path && isFileOf(one.importer, importer));
      return alias && { path, namespace: 'alias', sideEffects: false, pluginData: alias };
    });
    build.onLoad({ filter: /.*/, namespace: 'alias' }, ({ pluginData }) => ({
      contents: pluginData.contents,
    }));
  },
};

function isFileOf(library, file) {
  return file.replaceAll('\\', '/').includes(`/node_modules/${library}/`);
}
