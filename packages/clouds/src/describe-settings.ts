import { globalSettings, type Setting } from './setting.js';
import { cloudTypes } from './types/index.js';

/** A key as documentation tells of it. */
export interface DescribedSetting extends Setting {
  /** In full; `NAME` stands for the name of a cloud. */
  key: string;
  /** The type of clouds that has it. Absent where that does not matter. */
  type?: string;
}

/** All keys that mean something. */
export function describeSettings(): DescribedSetting[] {
  const types = Object.entries(cloudTypes);
  const words = types.map(([type, { summary }]) => `${type} (${summary})`).join(', ');
  return [
    ...globalSettings.map((setting) => ({ ...setting, key: `global.${setting.key}` })),
    { key: 'cloud.NAME.type', summary: `what it is: ${words}, or a package whose clouds they are` },
    ...types.flatMap(([type, { settings }]) =>
      settings.map((setting) => ({ ...setting, key: `cloud.NAME.${setting.key}`, type })),
    ),
  ];
}
