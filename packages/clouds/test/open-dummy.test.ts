import { openCompute, resolveCloud } from '@leister/clouds';
import { expect, test } from 'vitest';
import { temporaryHome } from './temporary-home.js';

test('demo is the same cloud for everybody who opens it', async () => {
  const home = await temporaryHome();
  const demo = await resolveCloud(await home.load(), 'demo');
  const one = await openCompute(demo);
  const flavor = (await one.listFlavors())[0];
  const image = (await one.listImages())[0];
  const before = await one.listServers();
  await one.createServer({ name: 'web', flavorId: flavor?.id ?? '', imageId: image?.id ?? '' });
  await one.close();
  const another = await openCompute(demo);
  expect(await another.listServers()).toHaveLength(before.length + 1);
  await another.close();
});

test('the settings of a cloud reach its client', async () => {
  const home = await temporaryHome();
  await home.write(
    '.config/leister/config',
    '[cloud "fake"]\ntype = dummy\nprofile = fake-driver\n[cloud "slow"]\ntype = dummy\nlatency = soon\n',
  );
  const config = await home.load();
  const fake = await openCompute(await resolveCloud(config, 'fake'));
  const created = await fake.createServer({
    name: 'web',
    flavorId: (await fake.listFlavors())[0]?.id ?? '',
    imageId: (await fake.listImages())[0]?.id ?? '',
  });
  expect((await fake.getServerDetails(created.id)).name).toMatch(/^dummy-/);
  await fake.close();
  await expect(openCompute(await resolveCloud(config, 'slow'))).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  });
});

test.each([
  ['type = synnefo', 'UNSUPPORTED', /^cloud x is of type synnefo, which is not available yet in this build$/],
  ['url = https://accounts.example.org', 'UNSUPPORTED', /synnefo/],
  ['type = toString', 'INVALID_ARGUMENT', /^cloud x is of an unknown type: "toString"$/],
  ['project = p', 'INVALID_ARGUMENT', /^cloud x has no type: set cloud\.x\.type$/],
])('a cloud of which only %j is said is refused by name', async (line, code, message) => {
  const home = await temporaryHome();
  await home.write('.config/leister/config', `[cloud "x"]\n${line}\n`);
  const cloud = await resolveCloud(await home.load(), 'x');
  await expect(openCompute(cloud)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});
