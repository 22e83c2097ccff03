import type { Actor, Grant, IdentityClient, Target } from '@leister/identity';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../../args/option.js';
import type { Context } from '../../../context.js';
import type { args } from './grant.js';
import type { oneRole } from './modify.js';

type Args = ArgsOf<typeof args & typeof oneRole>;

/** What became of a grant. */
export interface Granted {
  role: string;
  result: 'granted' | 'revoked';
}

export async function* grant(asked: Args, { service, signal }: Context): AsyncGenerator<Granted> {
  const client = await service('identity');
  const { role, ...grant } = await grantOf(asked, client, { signal });
  await client.grantRole(grant, { signal });
  yield { role, result: 'granted' };
}

export async function* revoke(asked: Args, { service, signal }: Context): AsyncGenerator<Granted> {
  const client = await service('identity');
  const { role, ...grant } = await grantOf(asked, client, { signal });
  await client.revokeRole(grant, { signal });
  yield { role, result: 'revoked' };
}

async function grantOf(
  asked: Args,
  client: IdentityClient,
  call: CallOptions,
): Promise<Grant & { role: string }> {
  const [role, actor, target] = await Promise.all([
    client.findRole(asked.role, call),
    actorOf(asked, client, call),
    targetOf(asked, client, call),
  ]);
  return { role: role.name, roleId: role.id, ...actor, ...target, inherited: asked.inherited || undefined };
}

async function actorOf({ userId, groupId }: Args, client: IdentityClient, call: CallOptions): Promise<Actor> {
  if (userId !== undefined) return { userId: (await client.findUser(userId, call)).id };
  return { groupId: (await client.findGroup(groupId ?? '', call)).id };
}

async function targetOf(
  { projectId, domainId }: Args,
  client: IdentityClient,
  call: CallOptions,
): Promise<Target> {
  if (projectId !== undefined) return { projectId: (await client.findProject(projectId, call)).id };
  if (domainId !== undefined) return { domainId: (await client.findDomain(domainId, call)).id };
  return { system: true };
}
