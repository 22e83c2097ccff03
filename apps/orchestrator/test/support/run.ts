import { main } from '../../src/cli/main.js';

// The command from its sources, for tests that need a process of its own.
await main(process.argv.slice(2));
