import type { LxdDevice } from '../model.js';
import { type Collection, config, devices, list, type LxdThing, named, reader, words } from './thing.js';

/** Configuration and devices that instances share. */
export interface LxdProfile extends LxdThing {
  name: string;
  description: string;
  config: Record<string, string>;
  devices: Record<string, LxdDevice>;
  /** Paths of what uses it. */
  usedBy: string[];
}

/** What a profile is to be. */
export interface UpdateProfile {
  description?: string | undefined;
  config?: Readonly<Record<string, string>> | undefined;
  devices?: Readonly<Record<string, LxdDevice>> | undefined;
}

/** A profile to be made. */
export interface CreateProfile extends UpdateProfile {
  name: string;
}

export const profiles: Collection<LxdProfile> = {
  path: '/1.0/profiles',
  one: 'profile',
  writable: ['description', 'config', 'devices'],
  read: reader<LxdProfile>({ name: named, description: words, config, devices, usedBy: list }),
};
