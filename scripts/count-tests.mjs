// Prints how many tests passed, failed and were skipped in runs of vitest, as one line.
// count-tests.mjs [--needs VARIABLE] [--no-skips FILE...] [--skips FILE...]: a skipped test in a file after --no-skips is
// a failure, unless its name says that it needs VARIABLE.
import { existsSync, readFileSync } from 'node:fs';

let skipsAllowed = true;
let forbidden = 0;
const total = { passed: 0, failed: 0, skipped: 0 };

const given = process.argv.slice(2);
const needs = given[0] === '--needs' ? given.splice(0, 2)[1] : undefined;

for (const argument of given) {
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
    if (skipsAllowed || (needs && fullName.includes(needs))) continue;
    forbidden++;
    console.error(`skipped though its server is here: ${fullName}`);
  }
}
if (forbidden > 0 || total.failed > 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
