// The main job on the embedded cloud, in a throw-away home: servers are created, waited for, listed and deleted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const leister = join(root, 'apps', 'cli', 'bin', 'leister.js');
const home = mkdtempSync(join(tmpdir(), 'leister-demo-'));

const steps = [
  'cloud features --cloud demo',
  'flavor list --cloud demo',
  'imagecompute list --cloud demo',
  'server create --cloud demo --name web --flavor-id Small --image-id 1 --cluster-size 3 --wait',
  'server list --cloud demo',
  'server shutdown web1 --wait --cloud demo',
  'server info web1 --cloud demo --output-format json',
  'server delete web1 web2 web3 --yes --wait --cloud demo',
  'server list --cloud demo',
];

run('node', [join(root, 'scripts', 'install-if-missing.mjs')]);
console.log('$ npm run build');
run('npm', ['run', '--silent', 'build']);
try {
  for (const step of steps) {
    console.log(`\n$ leister ${step}`);
    run('node', [leister, ...step.split(' ')], { XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, HOME: home });
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed`);
  rmSync(home, { recursive: true, force: true });
  process.exit(status ?? 1);
}
