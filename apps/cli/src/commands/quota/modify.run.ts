import { type CallOptions, ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import { halfDone } from '../../lib/take-steps.js';
import type { args, oneProject } from './modify.js';
import { type QuotaRow, type QuotaService, quotaServices } from './quotas.js';
import { quotaProject, readQuotas } from './read-quotas.js';

type Args = ArgsOf<typeof args & typeof oneProject>;
type Limits = Readonly<Record<string, number>>;

/** Gives what was changed, as it is afterwards. */
export async function* run(asked: Args, context: Context): AsyncGenerator<QuotaRow> {
  const projectId = await quotaProject(asked.project, context);
  const rows = await readQuotas(projectId, undefined, context);
  const wishes = asked.set.map(({ resource, limit }) => ({ row: pick(rows, resource), limit }));
  const isNovaOnly = wishes.every(({ row }) => row.service === 'compute');
  if (!isNovaOnly) await refuseForeign(asked, ['force'], context);
  const call = { signal: context.signal };
  const done: string[] = [];
  for (const service of quotaServices) {
    const ofService = wishes.filter(({ row }) => row.service === service);
    if (ofService.length === 0) continue;
    const limits = Object.fromEntries(ofService.map(({ row, limit }) => [row.resource, limit]));
    try {
      await update(service, projectId, limits, asked.force, context, call);
    } catch (error) {
      throw done.length === 0 ? error : halfDone(error, done);
    }
    done.push(...Object.keys(limits));
  }
  const chosen = new Set(wishes.map(({ row }) => `${row.service}.${row.resource}`));
  for (const row of await readQuotas(projectId, undefined, context))
    if (chosen.has(`${row.service}.${row.resource}`)) yield row;
}

/** @throws ClientError INVALID_ARGUMENT for what no service has, or several have */
function pick(rows: readonly QuotaRow[], asked: string): QuotaRow {
  const [found, another] = rows.filter(
    ({ service, resource }) => resource === asked || `${service}.${resource}` === asked,
  );
  if (found && !another) return found;
  const names = another
    ? [found, another].map((row) => `${row?.service}.${row?.resource}`)
    : rows.map(({ resource }) => resource);
  const what = another ? 'several services have' : 'no service has';
  throw new ClientError(`${what} a quota of ${JSON.stringify(asked)}`, {
    code: 'INVALID_ARGUMENT',
    details: [`one of ${names.join(', ')}`],
  });
}

async function update(
  service: QuotaService,
  projectId: string,
  limits: Limits,
  force: boolean,
  context: Context,
  call: CallOptions,
): Promise<void> {
  if (service === 'compute') {
    const options = { ...call, ...(force && { force }) };
    await (await context.service('compute')).updateQuotas(projectId, limits, options);
  } else await (await context.service(service)).updateQuota(projectId, limits, call);
}
