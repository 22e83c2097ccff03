// Bundles the command line into dist/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, root, toCommonJs } from './bundle.mjs';

const dist = join(root, 'dist');
const { outputFiles } = await bundle();
const files = await toCommonJs(outputFiles);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
for (const [name, code] of files) writeFileSync(join(dist, name), code);
