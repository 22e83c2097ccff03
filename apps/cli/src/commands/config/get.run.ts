import { type ConfigEntry, printableValue } from '@leister/clouds';
import { ClientError } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './get.js';
import type { oneOption } from './positionals.js';

type Args = ArgsOf<typeof args & typeof oneOption>;

export async function* run({ option, showSecrets }: Args, context: Context): AsyncGenerator<ConfigEntry> {
  const config = await context.config();
  const exact = config.entry(option);
  if (exact) {
    yield exact;
    return;
  }
  const section = config.entries().filter(({ key }) => key.startsWith(`${option}.`));
  if (section.length === 0) throw notSet(option);
  for (const entry of section) {
    yield showSecrets ? entry : { ...entry, value: printableValue(entry.key, entry.value) };
  }
}

function notSet(option: string): ClientError {
  return new ClientError(`${option} is not set`, { code: 'NOT_FOUND' });
}
