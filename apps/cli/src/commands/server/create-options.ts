import type { Cloud } from '@leister/clouds';
import type { ComputeClient, CreateServer, PersonalityFile } from '@leister/compute';
import { ClientError, defined } from '@leister/rest';
import { dashed, type ArgsOf, optionWord } from '../../args/option.js';
import type { PersonalityTerm } from '../../args/personality.js';
import { isGiven } from '../../args/together.js';
import { UsageError } from '../../failure/usage-error.js';
import type { args } from './create.js';
import { readLocalFile } from './read-local-file.js';

type Args = ArgsOf<typeof args>;

/** Which of the command's options asks for which of the client's. */
const optionOf = {
  metadata: 'metadata',
  personality: 'personality',
  networks: 'network',
  userData: 'userData',
  availabilityZone: 'availabilityZone',
  securityGroups: 'securityGroup',
  keyName: 'keyName',
  tags: 'tag',
  projectId: 'projectId',
} as const satisfies Partial<Record<keyof CreateServer, keyof Args>>;

/** What to create, but for what the cloud calls its flavor and image. @throws UsageError for a file that is not there */
export async function toCreate(asked: Args): Promise<CreateServer> {
  const [keyName, ...moreKeys] = asked.keyName;
  if (moreKeys.length > 0) throw new UsageError('--key-name: this cloud lets in one key pair only');
  return {
    name: asked.name,
    flavorId: asked.flavorId,
    imageId: asked.imageId,
    ...defined({
      keyName,
      userData: asked.userData === undefined ? undefined : await readLocalFile(asked.userData, 'user-data'),
      personality: someOf(await Promise.all(asked.personality.map(toFile))),
      networks: asked.noNetwork ? [] : someOf(asked.network),
      metadata: asked.metadata.length === 0 ? undefined : Object.fromEntries(asked.metadata),
      tags: someOf(asked.tag),
      securityGroups: someOf(asked.securityGroup),
      availabilityZone: asked.availabilityZone,
      projectId: asked.projectId,
    }),
  };
}

/**
 * Refuses what the cloud cannot do in the words of the command line.
 *
 * @throws ClientError UNSUPPORTED
 */
export function checkOptions(asked: Args, client: ComputeClient, cloud: Cloud): void {
  // A client's profile is its class's.
  const { createOptions } = (client.constructor as typeof ComputeClient).profile;
  const refused = Object.entries(optionOf)
    .filter(([name, option]) => isGiven(asked[option]) && !createOptions.includes(name))
    .map(([, option]) => dashed(optionWord(option)));
  if (refused.length === 0) return;
  const message = `cloud ${cloud.name} (${cloud.type}) cannot create a server with ${refused.join(', ')}`;
  throw new ClientError(message, { status: 501, code: 'UNSUPPORTED' });
}

function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

async function toFile({ localPath, serverPath, ...rest }: PersonalityTerm): Promise<PersonalityFile> {
  return { path: serverPath, contents: await readLocalFile(localPath, 'personality'), ...rest };
}
