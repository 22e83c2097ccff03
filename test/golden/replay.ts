import { basename } from 'node:path';
import { readRecording } from './case.js';
import { replayCase } from './replay-case.js';

// npm run golden -- FILE...: replays recorded cases and prints a line for each.
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run golden -- FILE...');
  process.exit(2);
}

const count = { pass: 0, fail: 0, later: 0 };
for (const file of files) {
  const { cases, fixtures } = readRecording(file);
  for (const recorded of cases) {
    const verdict = await replayCase(recorded, fixtures);
    count[verdict.outcome]++;
    const why = verdict.outcome === 'pass' ? '' : `: ${verdict.differences.join('; ')}`;
    console.log(`${verdict.outcome.padEnd(5)} ${basename(file)} ${recorded.id}${why}`);
  }
}
console.log(`${count.pass} passed, ${count.fail} failed, ${count.later} for later`);
if (count.fail > 0) process.exitCode = 1;
