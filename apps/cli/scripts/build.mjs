// Bundles the command line into dist/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, root, toCommonJs } from './bundle.mjs';
import { bundledLibraries, notices } from './notices.mjs';

const dist = join(root, 'dist');
const { outputFiles, metafile } = await bundle();
const files = await toCommonJs(outputFiles);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
// What plug-ins import is compiled beside the bundle, as the ES modules and types it is written in.
mkdirSync(join(dist, 'plugin'));
writeFileSync(join(dist, 'plugin', 'package.json'), '{ "type": "module" }\n');
for (const [name, code] of files) writeFileSync(join(dist, name), code);
writeFileSync(join(dist, 'licenses.txt'), notices(bundledLibraries(metafile, root)));
