import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';
import type { QuotaRow } from './quotas.js';
import { quotaProject, readQuotas } from './read-quotas.js';

export async function* run(asked: ArgsOf<typeof args>, context: Context): AsyncGenerator<QuotaRow> {
  const { resource: wanted, projectId, service, bytes } = asked;
  for (const row of await readQuotas(await quotaProject(projectId, context), service, context)) {
    const isWanted = wanted.length === 0 || wanted.some((text) => row.resource.includes(text));
    if (isWanted) yield bytes ? inBytes(row) : row;
  }
}

const bytesOf: Readonly<Record<string, number>> = { MiB: 2 ** 20, GiB: 2 ** 30 };

function inBytes(row: QuotaRow): QuotaRow {
  const factor = bytesOf[row.unit ?? ''];
  if (factor === undefined) return row;
  const { used, reserved, limit } = row;
  return {
    ...row,
    used: used * factor,
    reserved: reserved * factor,
    limit: limit < 0 ? limit : limit * factor,
    unit: 'B',
  };
}
