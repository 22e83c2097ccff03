/** Where a volume hangs. */
export interface VolumeLink {
  /** Of the attachment. */
  attachmentId?: string;
  serverId?: string;
  hostName?: string;
  /** As the server sees it: `/dev/vdb`. */
  device?: string;
  /** ISO 8601. */
  attachedAt?: string;
}

/** A disk that servers can be given. */
export interface Volume {
  id: string;
  name: string;
  /** `creating`, `available`, `in-use`, `error` ...; Synnefo writes `in_use`. */
  status: string;
  /** What the service sent. */
  raw: unknown;
  /** GiB. */
  size?: number;
  description?: string;
  /** Its name; its id in Synnefo. */
  volumeType?: string;
  bootable?: boolean;
  encrypted?: boolean;
  /** Whether it can hang on several servers at once. */
  multiattach?: boolean;
  attachments?: VolumeLink[];
  metadata?: Record<string, string>;
  /** Of the image that it was made from. */
  imageMetadata?: Record<string, string>;
  /** What it was made from. */
  snapshotId?: string;
  sourceVolumeId?: string;
  availabilityZone?: string;
  projectId?: string;
  userId?: string;
  groupId?: string;
  /** Administrators see where it is kept. */
  host?: string;
  /** Whether it goes with the server it hangs on, in Synnefo. */
  deleteOnTermination?: boolean;
  /** ISO 8601. */
  created?: string;
  updated?: string;
}

/** Which volumes to list, and how; also snapshots and backups. */
export interface ListResources {
  /** False tells no more than id and name. Default true. */
  detail?: boolean | undefined;
  name?: string | undefined;
  status?: string | undefined;
  /** Those of all projects; administrators only. */
  allProjects?: boolean | undefined;
  /** Of one project; needs `allProjects`. */
  projectId?: string | undefined;
  /** The field to sort by, in the API's spelling; one that begins with `-` sorts downwards: `-created_at`. */
  order?: string | undefined;
  /** Items in one page; the listing has them all nonetheless. */
  limit?: number | undefined;
  /** Id of the item to begin after. */
  marker?: string | undefined;
}

/** Which volumes to list. */
export interface ListVolumes extends ListResources {
  bootable?: boolean | undefined;
  availabilityZone?: string | undefined;
  /** What it says, among else. */
  metadata?: Readonly<Record<string, string>> | undefined;
}

/** A volume to be made; empty unless it is made from something. */
export interface CreateVolume {
  /** GiB. May be left out for one made from a snapshot or a volume. */
  size?: number | undefined;
  name?: string | undefined;
  description?: string | undefined;
  /** Name or id. */
  volumeType?: string | undefined;
  availabilityZone?: string | undefined;
  /** What it is made from: one of these. */
  snapshotId?: string | undefined;
  sourceVolumeId?: string | undefined;
  imageId?: string | undefined;
  /** Cinder 3.47. */
  backupId?: string | undefined;
  metadata?: Readonly<Record<string, string>> | undefined;
  /** One made from an image is so anyway. */
  bootable?: boolean | undefined;
  /** Where to put it: `{ same_host: [id] }`. */
  schedulerHints?: Readonly<Record<string, unknown>> | undefined;
}

/** What is to be changed of a volume; what is left out stays. */
export interface UpdateVolume {
  name?: string | undefined;
  description?: string | undefined;
  /** All that it is to have. */
  metadata?: Readonly<Record<string, string>> | undefined;
  /** Synnefo only. */
  deleteOnTermination?: boolean | undefined;
}

/** An image that is made from a volume. */
export interface UploadVolume {
  imageName: string;
  /** Also of a volume in use. */
  force?: boolean | undefined;
  /** Default `raw`. */
  diskFormat?: string | undefined;
  /** Default `bare`. */
  containerFormat?: string | undefined;
  /** Cinder 3.1. */
  visibility?: string | undefined;
  /** Cinder 3.1. */
  protected?: boolean | undefined;
}

/** An image on its way. */
export interface UploadedVolume {
  imageId: string;
  /** Of the volume. */
  status?: string;
  raw: unknown;
}

/** Where a volume is said to hang. */
export interface AttachVolume {
  serverId?: string | undefined;
  /** In place of a server. */
  hostName?: string | undefined;
  /** `/dev/vdb`. */
  mountpoint: string;
  /** `rw`, the default, or `ro`. */
  mode?: string | undefined;
}

/** What a volume, or a snapshot or a backup, is said to be in. */
export interface ResetStatus {
  status?: string | undefined;
  /** `attached` or `detached`; volumes only. */
  attachStatus?: string | undefined;
  /** `migrating`, `error`, `success` ... or `none`; volumes only. */
  migrationStatus?: string | undefined;
}

/** How many volumes there are, and how large they are together. */
export interface VolumeSummary {
  count: number;
  /** GiB. */
  size: number;
  raw: unknown;
}
