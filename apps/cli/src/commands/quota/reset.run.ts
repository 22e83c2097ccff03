import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { doEach } from '../../lib/do-each.js';
import type { oneProject } from './modify.js';
import { type QuotaService, quotaServices } from './quotas.js';
import { isAbsent, quotaProject } from './read-quotas.js';
import type { args } from './reset.js';

interface Reset {
  service: QuotaService;
  result: 'reset';
}

export async function* run(
  asked: ArgsOf<typeof args & typeof oneProject>,
  context: Context,
): AsyncGenerator<Reset> {
  const projectId = await quotaProject(asked.project, context);
  const call = { signal: context.signal };
  const services = asked.service === undefined ? quotaServices : [asked.service];
  const resetAt = async (service: QuotaService): Promise<Reset[]> => {
    try {
      if (service === 'compute') await (await context.service(service)).deleteQuotas(projectId, call);
      else await (await context.service(service)).deleteQuota(projectId, call);
      return [{ service, result: 'reset' }];
    } catch (error) {
      if (asked.service === undefined && isAbsent(error)) return [];
      throw error;
    }
  };
  for await (const rows of doEach(services, context, resetAt)) yield* rows;
}
