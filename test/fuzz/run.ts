import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.js';

// npm run fuzz -- [EXCHANGES] [--seed N] [--from CALL]: spoilt answers to calls of every kind, a million unless told.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, from: { type: 'string' } },
});
const exchanges = Number((positionals[0] ?? '1000000').replaceAll(/[_,]/g, ''));
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const from = Number(values.from ?? 0);
if (![exchanges, seed, from].every(Number.isSafeInteger)) {
  console.error('usage: npm run fuzz -- [EXCHANGES] [--seed N] [--from CALL]');
  process.exit(2);
}

console.log(`seed ${seed}`);
const begun = performance.now();
const report = await fuzz({ exchanges, seed, from });
const took = Math.round((performance.now() - begun) / 1000);
console.log(`${report.exchanges} exchanges of ${report.calls} calls in ${took} s`);
for (const [outcome, count] of Object.entries(report.outcomes).sort((a, b) => b[1] - a[1]))
  console.log(`  ${outcome.padEnd(18)} ${count}`);
for (const what of report.wrong) console.error(what);
process.exitCode = report.wrong.length === 0 ? 0 : 1;
