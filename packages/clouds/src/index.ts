export { checkKey } from './check-keys.js';
export { type Cloud, defaultCloudName, listClouds, resolveCloud } from './cloud.js';
export { type Config, type ConfigEntry, loadConfig, type LoadConfigOptions } from './config.js';
export { type DescribedSetting, describeSettings } from './describe-settings.js';
export { nearest } from './nearest.js';
export { joinCloud } from './join.js';
export type { Surroundings } from './locations.js';
export { cloudVersion, openCompute, type OpenOptions } from './open.js';
export { isSecretKey, printableValue, type Setting } from './setting.js';
