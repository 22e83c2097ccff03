import type { ComputeProfile } from '@leister/compute';
import type { ComputeFeature } from '@leister/compute';
import { lxdCreateOptions } from './servers/create-server.js';

/** What LXD 5.0 and newer, and Incus, can do of what the family knows. */
export const lxdProfile: ComputeProfile = {
  wire: 'lxd',
  features: [
    'power',
    'reboot',
    'pause',
    'rename',
    'metadata',
    'tags',
    'resize',
    'serverImages',
    'imageDelete',
    'imageMetadata',
    'nics',
    'consoleLog',
    'volumes',
  ],
  createOptions: lxdCreateOptions,
};

/** The API extensions without which a feature is not there. All others came before the `instances` API itself. */
const extensionOf: Partial<Record<ComputeFeature, string>> = {
  consoleLog: 'console',
  volumes: 'storage',
  tags: 'patch',
};

/** The features that a daemon with these API extensions does not have. */
export function missingFeatures(extensions: ReadonlySet<string>): ComputeFeature[] {
  const needed = Object.entries(extensionOf) as [ComputeFeature, string][];
  return needed.filter(([, extension]) => !extensions.has(extension)).map(([feature]) => feature);
}
