import assert from 'node:assert/strict';
import { assertRaw } from '../../shapes.js';
import { type CaseDefinition, ofFeature } from '../case.js';

/** Looking into a server, and into what the account may use. */
export const insightCases: CaseDefinition[] = [
  ofFeature('console', 'the console tells how to reach it', async (bench) => {
    const { id } = await bench.sharedServer();
    const console = await bench.client.getServerConsole(id, bench.subject.consoleType);
    assertRaw(console, 'the console');
    assert.equal(typeof console.type, 'string');
    assert.ok(
      console.url !== undefined || console.host !== undefined,
      'the console tells neither url nor host',
    );
    if (console.url !== undefined) assert.ok(URL.canParse(console.url), 'the url of the console is none');
    if (console.port !== undefined) assert.ok(Number.isInteger(console.port));
  }),

  ofFeature('consoleLog', 'the console log is told, all or the end of it', async (bench) => {
    const { id } = await bench.sharedServer();
    const all = await bench.client.getConsoleLog(id);
    assert.equal(typeof all, 'string');
    const end = await bench.client.getConsoleLog(id, 1);
    assert.equal(typeof end, 'string');
    assert.ok(end.trimEnd().split('\n').length <= 1, 'more lines were told than were asked for');
  }),

  ofFeature('stats', 'figures of the load are told', async (bench) => {
    assertRaw(await bench.client.getServerStats((await bench.sharedServer()).id), 'the figures');
  }),

  ofFeature('diagnostics', 'messages about the health are told', async (bench) => {
    const messages = await bench.client.getServerDiagnostics((await bench.sharedServer()).id);
    assert.ok(Array.isArray(messages));
    messages.forEach((message, index) => assertRaw(message, `message ${index}`));
  }),

  ofFeature('limits', 'limits are told as numbers', async ({ client }) => {
    const limits = await client.getLimits();
    assertRaw(limits, 'the limits');
    for (const [name, value] of Object.entries(limits.absolute))
      assert.ok(Number.isFinite(value), `limit ${name}`);
  }),
];
