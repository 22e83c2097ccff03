import assert from 'node:assert/strict';
import { type CreateServer, createServerOptions, type Server } from '@leister/compute';
import { type Bench, profileOf } from '../bench.js';
import { assertRejects } from '../rejections.js';
import { always, type CaseDefinition } from './case.js';

type CreateOption = (typeof createServerOptions)[number];

/** A value for each option, right in form. */
const samples: Required<Pick<CreateServer, CreateOption>> = {
  metadata: { contract: 'höhe 3: "m"' },
  personality: [{ path: '/etc/contract', contents: 'hello\n', mode: 0o600 }],
  networks: [],
  userData: '#cloud-config\n',
  availabilityZone: 'contract',
  securityGroups: ['default'],
  keyName: 'contract',
  tags: ['contract', 'two'],
  adminPassword: 'Contract-7-word',
  configDrive: true,
  blockDeviceMapping: [],
  description: 'made by the contract suite',
  projectId: 'contract',
  schedulerHints: { group: 'contract' },
  hostname: 'contract',
  host: 'contract',
  hypervisorHostname: 'contract',
  diskConfig: 'AUTO',
  accessIpv4: '192.0.2.7',
  accessIpv6: '2001:db8::7',
  trustedImageCertificates: ['contract'],
};

/** Options that any cloud which declares them takes as they are, and that show in the server's details. */
const visible = {
  metadata: ({ metadata }: Server) => metadata,
  tags: ({ tags }: Server) => tags && [...tags].sort(),
  description: ({ description }: Server) => description,
  keyName: ({ keyName }: Server) => keyName,
  availabilityZone: ({ availabilityZone }: Server) => availabilityZone,
  projectId: ({ projectId }: Server) => projectId,
  securityGroups: ({ securityGroups }: Server) => securityGroups,
} as const satisfies Partial<Record<CreateOption, (server: Server) => unknown>>;

/** Of these, samples need nothing on the cloud to exist. */
const selfContained: readonly CreateOption[] = ['metadata', 'personality', 'userData', 'tags', 'description'];

/** Nothing that was asked for is dropped. */
export const createOptionCases: CaseDefinition[] = [
  always('create options the cloud cannot honour are refused by name, with nothing sent', async (bench) => {
    const { client } = bench;
    const server = await bench.newServer();
    const { createOptions } = profileOf(client);
    const undeclared: string[] = createServerOptions.filter((option) => !createOptions.includes(option));
    for (const option of [...undeclared, 'noSuchOption']) {
      const value = (samples as Record<string, unknown>)[option] ?? 1;
      await bench.sendsNothing(`createServer with ${option}`, async () => {
        const error = await assertRejects(`createServer with ${option}`, 'UNSUPPORTED', () =>
          client.createServer({ ...server, [option]: value }),
        );
        assert.ok(error.message.includes(option), `the error does not name ${option}: ${error.message}`);
        assert.equal(error.status, 501);
      });
    }
    const made = (await client.listServers()).some(({ name }) => name === server.name);
    assert.ok(!made, 'a server was created in spite of the refusal');
  }),

  always('create options the cloud declares are honoured', async (bench) => {
    const wanted = await serverWithAllOptions(bench);
    const active = await bench.createActive(wanted);
    const details = await bench.client.getServerDetails(active.id);
    for (const [option, read] of Object.entries(visible)) {
      const asked = wanted[option as keyof typeof visible];
      if (asked === undefined || bench.subject.untoldOptions?.includes(option)) continue;
      const expected = Array.isArray(asked) ? [...(asked as string[])].sort() : asked;
      const seen = read(details);
      if (option === 'metadata') assertContains(seen, asked as Record<string, string>);
      else assert.deepEqual(seen, expected, `${option} was dropped`);
    }
  }),
];

async function serverWithAllOptions(bench: Bench): Promise<CreateServer> {
  const { createOptions } = profileOf(bench.client);
  const guessed: Partial<CreateServer> = Object.fromEntries(
    selfContained
      .filter((option) => createOptions.includes(option))
      .map((option) => [option, samples[option]]),
  );
  const server = await bench.newServer();
  return { ...server, ...guessed, ...bench.subject.createOptions };
}

function assertContains(seen: unknown, wanted: Readonly<Record<string, string>>): void {
  const record = (seen ?? {}) as Record<string, string>;
  for (const [key, value] of Object.entries(wanted))
    assert.equal(record[key], value, `metadata ${key} was dropped`);
}
