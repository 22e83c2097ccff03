import type { Json } from '@leister/compute';
import {
  type Collection,
  config,
  count,
  type LxdThing,
  named,
  object,
  reader,
  time,
  words,
} from './thing.js';

/** What is in the `metadata.yaml` of an image. */
export interface LxdImageFile extends LxdThing {
  architecture: string;
  /** Seconds since 1970. */
  creationDate: number;
  properties: Record<string, string>;
  /** By the path that each is written to, in the daemon's words. */
  templates: Json;
  /** ISO 8601. */
  expiryDate?: string;
}

export const toImageFile = reader<LxdImageFile>({
  architecture: words,
  creationDate: count,
  properties: config,
  templates: object,
  expiryDate: time,
});

/** What an image is to be. */
export interface UpdateImage {
  /** Whether those may have it who are not trusted. */
  public?: boolean | undefined;
  /** Whether it is kept up to date with where it was copied from. */
  autoUpdate?: boolean | undefined;
  properties?: Readonly<Record<string, string>> | undefined;
  /** ISO 8601. */
  expiresAt?: string | undefined;
  /** What instances that are made of it get. */
  profiles?: readonly string[] | undefined;
}

/** An image in LXD's own words. */
export interface LxdImageRecord extends LxdThing {
  fingerprint: string;
  public: boolean;
  autoUpdate: boolean;
  properties: Record<string, string>;
  profiles: string[];
  /** ISO 8601. */
  expiresAt?: string;
}

export const images: Collection<LxdImageRecord> = {
  path: '/1.0/images',
  one: 'image',
  writable: ['auto_update', 'properties', 'public', 'expires_at', 'profiles'],
  read: reader<LxdImageRecord>({
    fingerprint: named,
    public: (value) => value === true,
    autoUpdate: (value) => value === true,
    properties: config,
    profiles: (value) => (Array.isArray(value) ? value.map(String) : []),
    expiresAt: time,
  }),
};

/** A name of an image. */
export interface LxdImageAlias extends LxdThing {
  name: string;
  description: string;
  /** The fingerprint of the image. */
  target: string;
  /** `container` or `virtual-machine`. */
  type: string;
}

/** What an alias is to be. */
export interface UpdateImageAlias {
  description?: string | undefined;
  /** The fingerprint of an image. */
  target?: string | undefined;
}

/** An alias to be made. */
export interface CreateImageAlias extends UpdateImageAlias {
  name: string;
  target: string;
}

export const imageAliases: Collection<LxdImageAlias> = {
  path: '/1.0/images/aliases',
  one: 'image alias',
  // LXD 5.0 waits for itself until it gives up, 20 s later.
  patches: false,
  writable: ['description', 'target'],
  read: reader<LxdImageAlias>({ name: named, description: words, target: words, type: words }),
};
