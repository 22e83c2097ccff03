// Writes etc/<package>.api.md: every public and protected member, so that a changed seam is a visible diff.
// With --check it writes nothing and fails when a report is not what the sources say. Needs a build.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const reports = join(root, 'etc');
mkdirSync(reports, { recursive: true });

const packages = readdirSync(join(root, 'packages')).map((name) => ({
  name,
  folder: join(root, 'packages', name),
  types: 'dist/index.d.ts',
}));
const leister = { name: 'leister', folder: join(root, 'apps', 'cli'), types: 'dist/plugin/plugin.d.ts' };
const orchestrator = {
  name: 'leister-orchestrator',
  folder: join(root, 'apps', 'orchestrator'),
  types: 'dist/index.d.ts',
};

for (const { name, folder, types } of [...packages, leister, orchestrator]) {
  if (!existsSync(join(folder, types))) throw new Error(`${name} is not built: npm run build`);
  const { succeeded } = Extractor.invoke(configure(name, folder, types), {
    localBuild: !check,
    messageCallback: (message) => {
      message.handled = message.logLevel !== 'error';
    },
  });
  if (succeeded) continue;
  console.error(`etc/${name}.api.md is not what the sources say: npm run api-reports`);
  process.exitCode = 1;
}

function configure(name, folder, types) {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: `<projectFolder>/${types}`,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: compilerOptions() },
      apiReport: {
        enabled: true,
        reportFolder: reports,
        reportTempFolder: join(root, 'node_modules', '.cache', 'api-reports'),
        reportFileName: `${name}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        compilerMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
}

/** The packages' own options, without what api-extractor's compiler need not know. */
function compilerOptions() {
  const { compilerOptions: options } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  return { compilerOptions: { ...options, composite: false, customConditions: [] } };
}
