import type { IdentityClient, Scope } from '@leister/identity';
import { pickByNameOrId } from '@leister/compute';
import type { CallOptions } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { idFor } from '../../lib/look-up.js';
import type { args, Issued } from './issue.js';

type Args = ArgsOf<typeof args>;

export async function* run(asked: Args, { service, signal }: Context): AsyncGenerator<Issued> {
  const client = await service('identity');
  const scope = await scopeOf(asked, client, { signal });
  const token = scope ? await client.issueToken(scope, { signal }) : await client.getToken({ signal });
  const { catalog: _catalog, raw: _raw, ...issued } = token;
  yield issued;
}

async function scopeOf(
  { projectId, domainId, system, unscoped }: Args,
  client: IdentityClient,
  call: CallOptions,
): Promise<Scope | undefined> {
  if (system) return { systemScope: 'all' };
  if (unscoped) return { unscoped };
  if (domainId !== undefined) return { domainId };
  if (projectId === undefined) return undefined;
  const mine = await client.listMyProjects(call);
  return { projectId: await idFor(projectId, async (given) => pickByNameOrId('project', mine, given)) };
}
