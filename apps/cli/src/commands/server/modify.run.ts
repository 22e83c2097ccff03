import type { ComputeClient, Server } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { oneServer } from '../../args/servers.js';
import type { Context } from '../../context.js';
import { takeSteps } from '../../lib/take-steps.js';
import type { args } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneServer>;

/** What one option asks for. */
type Change = (client: ComputeClient, id: string, asked: Args, call: CallOptions) => Promise<unknown>;

/** What each option does, in this order. */
const changes: readonly (readonly [option: keyof typeof args, change: Change])[] = [
  [
    'firewall',
    (client, id, { firewall: profile = '', portId = '' }, call) =>
      client.setFirewallProfile(id, { profile, portId }, call),
  ],
  [
    'metadataSet',
    (client, id, { metadataSet }, call) =>
      client.updateServerMetadata(id, Object.fromEntries(metadataSet), call),
  ],
  [
    'metadataDel',
    async (client, id, { metadataDel }, call) => {
      for (const key of metadataDel) await client.deleteServerMetadata(id, key, call);
    },
  ],
  ['tagsDel', (client, id, _, call) => client.deleteTags(id, call)],
  ['tagReplace', (client, id, { tagReplace }, call) => client.replaceTags(id, tagReplace, call)],
  [
    'tagDel',
    async (client, id, { tagDel }, call) => {
      for (const tag of tagDel) await client.deleteTag(id, tag, call);
    },
  ],
  [
    'tagAdd',
    async (client, id, { tagAdd }, call) => {
      for (const tag of tagAdd) await client.addTag(id, tag, call);
    },
  ],
  [
    'flavorId',
    async (client, id, { flavorId = '' }, call) =>
      client.resizeServer(id, (await client.findFlavor(flavorId, call)).id, call),
  ],
];

/** Gives the server as it is afterwards. */
export async function* run(asked: Args, { compute, signal }: Context): AsyncGenerator<Server> {
  const client = await compute();
  const call = { signal };
  let { id } = await client.findServer(asked.server, call);
  await takeSteps(asked, [
    ...changes.map(([option, change]) => [option, () => change(client, id, asked, call)] as const),
    // Last, for where the name is the id another name makes it another id.
    [
      'name',
      async () => {
        ({ id } = await client.updateServerName(id, asked.name ?? '', call));
      },
    ],
  ]);
  yield await client.getServerDetails(id, call);
}
