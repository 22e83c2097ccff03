import { basename } from 'node:path';
import { isCall, type RecordedCase, type Recording, readRecording } from './case.js';
import { isOrchestratorExchange } from './exchange.js';
import { answerExchanges } from './orchestrator/answer-exchanges.js';
import { readExchanges } from './orchestrator/exchange.js';
import { replayCase, type Verdict } from './replay-case.js';
import { replayExchange } from './replay-exchange.js';

// npm run golden -- FILE...: replays recorded cases and prints a line for each.
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run golden -- FILE...');
  process.exit(2);
}

const count = { pass: 0, fail: 0, later: 0 };
for (const file of files) {
  const { cases, fixtures } = readFile(file);
  for (const [index, recorded] of cases.entries()) {
    tell(await replay(recorded, fixtures), file, recorded.id ?? String(index + 1));
  }
  const exchanges = readExchanges(file);
  for (const verdict of exchanges ? await answerExchanges(exchanges) : [])
    tell(verdict, file, `our server: ${verdict.id}`);
}
console.log(`${count.pass} passed, ${count.fail} failed, ${count.later} for later`);
if (count.fail > 0) process.exitCode = 1;

function tell(verdict: Verdict, file: string, id: string): void {
  count[verdict.outcome]++;
  const why = verdict.outcome === 'pass' ? '' : `: ${verdict.differences.join('; ')}`;
  console.log(`${verdict.outcome.padEnd(5)} ${basename(file)} ${id}${why}`);
}

async function replay(recorded: RecordedCase, fixtures: Recording['fixtures']): Promise<Verdict> {
  if (isCall(recorded)) return replayCase(recorded, fixtures);
  if (isOrchestratorExchange(recorded)) return replayExchange(recorded);
  return { outcome: 'later', differences: ['not a call of a client that there is yet'] };
}

function readFile(file: string): Recording {
  try {
    return readRecording(file);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
