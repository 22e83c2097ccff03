import { type ConfigEntry, describeSettings, printableValue } from '@leister/clouds';
import { defined } from '@leister/rest';
import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import type { args } from './list.js';

/** A value, or a key that may have one. */
export interface ConfigRow extends Partial<Pick<ConfigEntry, 'value' | 'origin'>> {
  key: string;
  description?: string;
  default?: string;
  /** Of the environment. */
  variable?: string;
}

type Args = ArgsOf<typeof args>;

export async function* run(asked: Args, { config }: Context): AsyncGenerator<ConfigRow> {
  if (asked.describeOptionKeys) {
    yield* describeSettings().map(({ key, type, summary, default: usual, variable }) => {
      return defined({ key, description: type ? `${type}: ${summary}` : summary, default: usual, variable });
    });
    return;
  }
  for (const { key, value, origin } of (await config()).entries()) {
    const description = asked.withDescription ? describe(key) : undefined;
    yield defined({
      key,
      value: asked.showSecrets ? value : printableValue(key, value),
      origin,
      description,
    });
  }
}

function describe(key: string): string | undefined {
  const general = key.replace(/^cloud\..+\.(?=[^.]+$)/, 'cloud.NAME.');
  return describeSettings().find((setting) => setting.key === general)?.summary;
}
