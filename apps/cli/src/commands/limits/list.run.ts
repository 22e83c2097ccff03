import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

/** A limit as its service tells it. */
export interface LimitRow {
  service: 'compute' | 'block-storage';
  name: string;
  value: number;
}

export async function* run(
  { service: only }: ArgsOf<typeof args>,
  { service, signal }: Context,
): AsyncGenerator<LimitRow> {
  for (const name of ['compute', 'block-storage'] as const) {
    if (only !== undefined && only !== name) continue;
    try {
      const { absolute } = await (await service(name)).getLimits({ signal });
      for (const [limit, value] of Object.entries(absolute)) yield { service: name, name: limit, value };
    } catch (error) {
      // A cloud need not have both.
      const isAbsent = error instanceof ClientError && ['NOT_FOUND', 'UNSUPPORTED'].includes(error.code);
      if (!isAbsent || only !== undefined) throw error;
    }
  }
}
