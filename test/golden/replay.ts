import { basename } from 'node:path';
import { isCall, type Recording, readRecording } from './case.js';
import { answerExchanges } from './orchestrator/answer-exchanges.js';
import { nameOf, readExchanges } from './orchestrator/exchange.js';
import { readExchange } from './orchestrator/read-exchange.js';
import { replayCase, type Verdict } from './replay-case.js';

// npm run golden -- FILE...: replays recorded cases and prints a line for each.
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run golden -- FILE...');
  process.exit(2);
}

const count = { pass: 0, fail: 0, later: 0 };
for (const file of files) {
  for await (const [name, verdict] of verdictsOn(file)) {
    count[verdict.outcome]++;
    const why = verdict.outcome === 'pass' ? '' : `: ${verdict.differences.join('; ')}`;
    console.log(`${verdict.outcome.padEnd(5)} ${basename(file)} ${name}${why}`);
  }
}
console.log(`${count.pass} passed, ${count.fail} failed, ${count.later} for later`);
if (count.fail > 0) process.exitCode = 1;

async function* verdictsOn(file: string): AsyncGenerator<[name: string, verdict: Verdict]> {
  const { cases, fixtures } = readFile(file);
  const exchanges = readExchanges(file);
  if (exchanges) {
    // Exchanges of the Orchestrator count in both directions: our client reads them, our server answers them.
    for (const exchange of exchanges.cases)
      yield [`client, ${nameOf(exchange)}`, await readExchange(exchange)];
    for (const verdict of await answerExchanges(exchanges)) yield [`server, ${verdict.id}`, verdict];
    return;
  }
  for (const [index, recorded] of cases.entries()) {
    const verdict: Verdict = isCall(recorded)
      ? await replayCase(recorded, fixtures)
      : { outcome: 'later', differences: ['not a call of a client that there is yet'] };
    yield [recorded.id ?? String(index + 1), verdict];
  }
}

function readFile(file: string): Recording {
  try {
    return readRecording(file);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
