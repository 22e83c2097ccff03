// Prints how many tests passed, failed and were skipped in runs of vitest, as one line.
// count-tests.mjs [--no-skips FILE...] [--skips FILE...]: a skipped test in a file after --no-skips is a failure.
import { existsSync, readFileSync } from 'node:fs';

let skipsAllowed = true;
let forbidden = 0;
const total = { passed: 0, failed: 0, skipped: 0 };

for (const argument of process.argv.slice(2)) {
  if (argument.startsWith('--')) {
    skipsAllowed = argument === '--skips';
    continue;
  }
  if (!existsSync(argument)) {
    forbidden++;
    console.error('a run came to no result');
    continue;
  }
  const tests = JSON.parse(readFileSync(argument, 'utf8')).testResults.flatMap(
    (file) => file.assertionResults,
  );
  for (const { status, fullName } of tests) {
    if (status === 'passed' || status === 'failed') {
      total[status]++;
      continue;
    }
    total.skipped++;
    if (skipsAllowed) continue;
    forbidden++;
    console.error(`skipped though its server is here: ${fullName}`);
  }
}
if (forbidden > 0 || total.failed > 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
