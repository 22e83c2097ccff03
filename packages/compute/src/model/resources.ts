/** A size that servers come in. */
export interface Flavor {
  id: string;
  name: string;
  raw: unknown;
  vcpus?: number;
  /** MiB. */
  ram?: number;
  /** GiB. */
  disk?: number;
  isPublic?: boolean;
  /** GiB, of a further disk. */
  ephemeral?: number;
  /** MiB. */
  swap?: number;
  description?: string;
  /** What it asks of the machines, where the caller may know. */
  extraSpecs?: Record<string, string>;
}

/** What servers are made from. */
export interface Image {
  id: string;
  name: string;
  raw: unknown;
  /** `ACTIVE`, `SAVING`, `ERROR`, `DELETED`, `UNKNOWN`. */
  status?: string;
  /** Bytes. */
  size?: number;
  /** GiB a flavor must have at least. */
  minDisk?: number;
  /** MiB a flavor must have at least. */
  minRam?: number;
  metadata?: Record<string, string>;
  /** ISO 8601. */
  created?: string;
  updated?: string;
  /** Of saving, 0 to 100. */
  progress?: number;
}

/** Which flavors to list. */
export interface ListFlavors {
  detail?: boolean | undefined;
  /** GiB at least. */
  minDisk?: number | undefined;
  /** MiB at least. */
  minRam?: number | undefined;
  /** Left out, those the caller may use. `private` and `all` are for administrators. */
  access?: 'public' | 'private' | 'all' | undefined;
  marker?: string | undefined;
  limit?: number | undefined;
}

/** Which images to list. */
export interface ListImages {
  detail?: boolean | undefined;
  name?: string | undefined;
  status?: string | undefined;
  /** Id of a server: images made of it. */
  server?: string | undefined;
  type?: string | undefined;
  changesSince?: string | undefined;
  marker?: string | undefined;
  limit?: number | undefined;
}

/** A public key that servers can be given at creation. */
export interface Keypair {
  name: string;
  raw: unknown;
  publicKey?: string;
  fingerprint?: string;
  /** Only in the answer to a creation in which the cloud made the pair. */
  privateKey?: string;
}

/** A network card of a server, or an address where the cloud tells no more. */
export interface Nic {
  network: string;
  addresses: { address: string; version: 4 | 6 }[];
  mac?: string;
  raw: unknown;
}

/** An address that can be pointed at servers. */
export interface FloatingIp {
  id: string;
  raw: unknown;
  address?: string;
  fixedAddress?: string;
  pool?: string;
  serverId?: string;
}

/** A volume as it hangs on a server. */
export interface VolumeAttachment {
  id: string;
  volumeId: string;
  raw: unknown;
  serverId?: string;
  /** As the server sees it: `/dev/vdb`. */
  device?: string;
}

/** How to reach a server's console. */
export interface Console {
  type: string;
  raw: unknown;
  /** Where a viewer connects. Holds a secret. */
  url?: string;
  host?: string;
  port?: number;
  password?: string;
}

/** An answer that says no more than that the request was taken. */
export interface Acknowledged {
  /** What the service sent: for Nova the headers. */
  raw: unknown;
}

/** The image to make of a server. */
export interface CreateServerImage {
  name: string;
  metadata?: Readonly<Record<string, string>>;
}

/** A server image that is being made. */
export interface CreatedImage extends Acknowledged {
  /** Of the new image, when the cloud told. */
  imageId?: string;
}

/** A message about the life of a server. */
export interface Diagnostic {
  raw: unknown;
}

/** How much may be used and is. Absolute limits by their name in the API. */
export interface Limits {
  absolute: Record<string, number>;
  raw: unknown;
}
