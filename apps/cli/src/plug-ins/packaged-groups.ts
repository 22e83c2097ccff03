import { importPackage, loadConfig } from '@leister/clouds';
import { override } from '../args/values.js';
import type { Group } from '../command.js';
import type { Entry } from '../registry.js';
import { checkGroup } from './check-group.js';

/** A group that a package adds or replaces. */
export interface PackagedEntry extends Entry {
  /** The same with what the package itself says of its group, or why it cannot be used. */
  described: () => Promise<Entry>;
}

/** What kamaki's own configuration names here: its modules, whose groups come with leister or are not here yet. */
const kamakiModule =
  /^(?:astakos|blockstorage|config|cyclades|history|image|network|pithos|contrib\.scripts|kamaki\..+)$/;

/**
 * The groups that the configuration gives to packages: `NAME_cli = PACKAGE` in `[global]`, kamaki's key.
 *
 * @param overrides `[global.]NAME_cli=PACKAGE`, for this time
 * @throws ClientError INVALID_ARGUMENT for a configuration that cannot be understood
 */
export async function packagedGroups(
  file: string | undefined,
  overrides: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReadonlyMap<string, PackagedEntry>> {
  const ours = overrides.filter((text) => /^(?:global\.)?[\w-]+_cli=/.test(text)).map(override);
  const config = await loadConfig({ file, overrides: ours, env });
  const entries = config.entries().flatMap(({ key, value }) => {
    const name = /^global\.([\w-]+)_cli$/.exec(key)?.[1];
    return name === undefined || value === '' || kamakiModule.test(value) ? [] : [toEntry(name, value)];
  });
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function toEntry(name: string, packageName: string): PackagedEntry {
  const load = async (): Promise<Group & { summary: string }> => {
    const { default: group } = (await importPackage(packageName)) as { default?: unknown };
    return checkGroup(group, name, packageName);
  };
  const entry = { name, summary: `commands of the package ${packageName}`, load };
  return {
    ...entry,
    described: () =>
      load().then(
        ({ summary }) => ({ ...entry, summary }),
        (error: unknown) => ({ ...entry, summary: (error as Error).message }),
      ),
  };
}
