// Servers for the measurements of the Orchestrator, each in a process of its own: the orchestrator itself with a JSON
// configuration, or a bare one that answers a body given in base64 with the same bytes each time.
import { createServer } from 'node:http';

const [kind, argument] = process.argv.slice(2);
if (kind === 'bare') {
  const body = Buffer.from(argument, 'base64');
  createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  }).listen(0, '127.0.0.1', function () {
    process.send(`http://127.0.0.1:${this.address().port}`);
  });
} else {
  const { createOrchestrator } = await import('../../apps/orchestrator/dist/index.js');
  const orchestrator = await createOrchestrator(JSON.parse(argument));
  process.send(await orchestrator.listen());
}
