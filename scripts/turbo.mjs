// Runs turbo without its telemetry: nothing is sent, and nothing is left in the home folder.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('turbo', process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
