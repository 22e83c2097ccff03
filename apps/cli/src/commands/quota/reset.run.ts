import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import type { oneProject } from './modify.js';
import { type QuotaService, quotaServices } from './quotas.js';
import { quotaProject } from './read-quotas.js';
import type { args } from './reset.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneProject>,
  context: Context,
): AsyncGenerator<{ service: QuotaService; result: 'reset' }> {
  const projectId = await quotaProject(asked.project, context);
  const call = { signal: context.signal };
  const services = asked.service === undefined ? quotaServices : [asked.service];
  yield* doEach(services, context, async (service) => {
    if (service === 'compute') await (await context.service(service)).deleteQuotas(projectId, call);
    else await (await context.service(service)).deleteQuota(projectId, call);
    return { service, result: 'reset' };
  });
}
