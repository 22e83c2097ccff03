import { DummyClient } from '@leister/dummy';

/** Creates servers in a state file, one after the other, and prints the name of each when it has been created. */
const [stateFile = '', prefix = '', count = ''] = process.argv.slice(2);
const cloud = new DummyClient({ stateFile });
for (let number = 1; number <= Number(count); number++) {
  const { name } = await cloud.createServer({ name: `${prefix}-${number}`, flavorId: '1', imageId: '1' });
  process.stdout.write(`${name}\n`);
}
