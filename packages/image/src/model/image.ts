/** Who may see an image. `shared` is private until it has members. */
export type ImageVisibility = 'public' | 'community' | 'shared' | 'private';

/** What disks are made from, as a service keeps it. */
export interface Image {
  id: string;
  /** '' when it has none. */
  name: string;
  /** The service's own word: `queued`, `active`, `deactivated` ... in Glance, `available` ... in Plankton. */
  status: string;
  /** What the service sent. */
  raw: unknown;
  /** Bytes of the data. */
  size?: number;
  /** Bytes of the disk that the data describes. */
  virtualSize?: number;
  /** `raw`, `qcow2`, `iso` ... */
  diskFormat?: string;
  /** `bare`, `ovf` ... */
  containerFormat?: string;
  visibility?: ImageVisibility;
  /** Cannot be deleted while it is true. */
  protected?: boolean;
  /** Left out of lists. */
  hidden?: boolean;
  /** Project, or user in Plankton, that it belongs to. */
  owner?: string;
  /** MD5 of the data, in hexadecimal. */
  checksum?: string;
  /** Stronger than the checksum: `{ algorithm: 'sha512', value: '...' }`, in hexadecimal. */
  hash?: { algorithm: string; value: string };
  /** GiB a disk must have at least. */
  minDisk?: number;
  /** MiB of memory a server must have at least. */
  minRam?: number;
  tags?: string[];
  /** ISO 8601. */
  created?: string;
  updated?: string;
  /** Where Plankton has the data: `pithos://user/container/object`. */
  location?: string;
  /** Stores that hold the data, where Glance has several. */
  stores?: string[];
  /** All else that is said of it, by name. */
  properties?: Record<string, string>;
}

/** Which images to list, and in which order. */
export interface ListImages {
  name?: string | undefined;
  status?: string | undefined;
  diskFormat?: string | undefined;
  containerFormat?: string | undefined;
  /** Bytes at least. */
  sizeMin?: number | undefined;
  /** Bytes at most. */
  sizeMax?: number | undefined;
  /** The field to sort by, in the API's spelling; one that begins with `-` sorts downwards: `-created_at`. */
  order?: string | undefined;
}

/** What is to be changed of an image; what is left out stays. */
export interface UpdateImage {
  name?: string | undefined;
  diskFormat?: string | undefined;
  containerFormat?: string | undefined;
  visibility?: ImageVisibility | undefined;
  owner?: string | undefined;
  /** By name; null takes one away, and those that are not named stay. */
  properties?: Readonly<Record<string, string | null>> | undefined;
}

/** Whom an image is shared with. */
export interface ImageMember {
  /** Project, or user in Plankton. */
  memberId: string;
  raw: unknown;
  imageId?: string;
  /** What the member made of the offer: `pending`, `accepted`, `rejected`. Accepted ones are in its lists. */
  status?: string;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}
