import { type ConfigFile, readConfigFile } from './config-file.js';
import { writePrivately } from './files.js';
import type { IniDocument } from './ini-document.js';
import { cloudSection, cloudsIn, fullKey, keyIn, placeOf } from './key.js';
import { Locations, type Surroundings } from './locations.js';
import { globalSettings, isSecretKey } from './setting.js';

/** Where a value comes from, the weakest first. */
const origins = ['default', 'file', 'environment', 'option'] as const;

/** One value of the configuration. */
export interface ConfigEntry {
  /** `SECTION.KEY` or `cloud.NAME.KEY`. */
  key: string;
  value: string;
  /** The file, the environment, an override, or nobody: the default. */
  origin: (typeof origins)[number];
}

/** What {@link loadConfig} is told. */
export interface LoadConfigOptions extends Surroundings {
  /** The file. Left out, LEISTER_CONFIG names it or it is `leister/config` in the user's folder for configuration. */
  file?: string | undefined;
  /** Values for this time, by key, as `-o` gives them. The last of several wins. */
  overrides?: readonly { key: string; value: string }[] | undefined;
}

/**
 * Reads the configuration. A file that does not exist is an empty one.
 *
 * @throws ClientError INVALID_ARGUMENT for a file or a key that cannot be understood; it names the line
 */
export async function loadConfig(options: LoadConfigOptions = {}): Promise<Config> {
  const locations = new Locations(options);
  const asked = options.file ?? locations.variable('LEISTER_CONFIG');
  const file = await readConfigFile(locations.configFile(asked));
  return new Config(file, {
    locations,
    overrides: options.overrides ?? [],
    missing: asked !== undefined && !file.exists,
  });
}

interface ConfigParts {
  locations: Locations;
  overrides: readonly { key: string; value: string }[];
  missing: boolean;
}

/** Leister's configuration: an override counts before the environment, that before the file and the default. */
export class Config {
  /** Of the file. */
  readonly path: string;
  /** Whether the file is one that was asked for, and is not there. */
  readonly missing: boolean;
  /** What the user should know about the file. */
  readonly warnings: readonly string[];
  readonly locations: Locations;
  readonly #document: IniDocument;
  readonly #overrides: readonly (readonly [key: string, value: string])[];

  /** See {@link loadConfig}. */
  constructor(
    { path, document, readableByOthers }: ConfigFile,
    { locations, overrides, missing }: ConfigParts,
  ) {
    this.path = path;
    this.missing = missing;
    this.locations = locations;
    this.#document = document;
    this.#overrides = overrides.map(({ key, value }) => {
      const { section, name } = placeOf(key);
      return [keyIn(section, name), value];
    });
    const holdsSecrets = document.entries().some(({ key, value }) => isSecretKey(key) && value !== '');
    this.warnings =
      readableByOthers && holdsSecrets
        ? [`others can read ${path}, which holds secrets: chmod 600 ${path}`]
        : [];
  }

  /** @param key `cloud.NAME.KEY` or `[SECTION.]KEY`; the section is `global` unless named */
  get(key: string): string | undefined {
    return this.entry(key)?.value;
  }

  /** A value and where it comes from. */
  entry(key: string): ConfigEntry | undefined {
    const full = fullKey(key);
    return this.entries().find((entry) => entry.key === full);
  }

  /** All that has a value, sorted by key. */
  entries(): ConfigEntry[] {
    const layers = {
      default: globalSettings.map((setting) => [keyIn('global', setting.key), setting.default] as const),
      file: this.#document.entries().map(({ section, key, value }) => [keyIn(section, key), value] as const),
      environment: globalSettings.map(
        ({ key, variable }) => [keyIn('global', key), variable && this.locations.variable(variable)] as const,
      ),
      option: this.#overrides,
    };
    const merged = new Map<string, ConfigEntry>();
    for (const origin of origins) {
      for (const [key, value] of layers[origin])
        if (value !== undefined) merged.set(key, { key, value, origin });
    }
    return [...merged.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The names of what is set in `[global]`. */
  globalKeys(): string[] {
    return this.entries().flatMap(({ key }) => /^global\.(.+)$/.exec(key)?.[1] ?? []);
  }

  /** What is said of each cloud, by its name. */
  clouds(): Map<string, Record<string, string>> {
    return cloudsIn(this.entries().map(({ key, value }) => [key, value]));
  }

  /** Sets a value in the file, as soon as that is saved. @throws ClientError INVALID_ARGUMENT */
  set(key: string, value: string): void {
    const { section, name } = placeOf(key);
    this.#document.set(section, name, value);
  }

  /**
   * Removes a value, or with `cloud.NAME` a whole cloud, from the file as soon as that is saved. Says whether it was
   * there.
   */
  delete(key: string): boolean {
    const cloud = /^cloud\.(.+)$/.exec(key)?.[1];
    if (cloud === undefined || cloud.includes('.')) {
      const { section, name } = placeOf(key);
      if (this.#document.delete(section, name)) return true;
    }
    return cloud !== undefined && this.#document.deleteSection(cloudSection(cloud));
  }

  /** Writes the file: whole or not at all, for its owner's eyes only. */
  async save(): Promise<void> {
    await writePrivately(this.path, this.#document.toString());
  }
}
