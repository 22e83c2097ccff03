#!/usr/bin/env node
'use strict';
/* eslint-disable @typescript-eslint/no-require-imports -- Node starts CommonJS faster */

const line = process.argv.slice(2);
// Whoever asks for the version alone gets it before anything is loaded.
if (line.length === 1 && ['--version', '-V'].includes(line[0])) {
  console.log(require('../package.json').version);
} else {
  require('../dist/main.js').main(line);
}
