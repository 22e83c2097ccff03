import type { ArgsOf } from '../args/option.js';
import { scripts } from '../completion/scripts.js';
import type { positionals } from './completion.js';

export async function* run({ shell }: ArgsOf<typeof positionals>): AsyncGenerator<{ script: string }> {
  yield { script: scripts[shell] };
}
