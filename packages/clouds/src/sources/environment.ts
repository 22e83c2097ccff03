import { cloudOfVariables } from '../openstack/variables.js';
import type { SourceReader } from './source.js';

/** The cloud of the OS_* variables, by the name that openstacksdk gives it. */
export const environment: SourceReader = async ({ locations }) => {
  const settings = cloudOfVariables(locations);
  const name = locations.variable('OS_CLOUD_NAME') ?? 'envvars';
  return { clouds: new Map(settings && [[name, settings]]), preferred: name };
};
