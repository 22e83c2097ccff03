import type { ImageVisibility, ListImages, UpdateImage } from './image.js';

/** Which images of Glance's to list. */
export interface ListGlanceImages extends ListImages {
  /** `all`, or images that are visible in one way only. Left out: all but community ones of others. */
  visibility?: ImageVisibility | 'all' | undefined;
  /** Project that they belong to. */
  owner?: string | undefined;
  /** Tags, all of which they have. */
  tag?: string | readonly string[] | undefined;
  protected?: boolean | undefined;
  /** True lists hidden images only. */
  hidden?: boolean | undefined;
  /** What the caller made of offers: `accepted` (the default), `pending`, `rejected`, `all`. */
  memberStatus?: string | undefined;
  /** ISO 8601, with a comparison in front: `gt:2026-01-01T00:00:00Z`. */
  createdAt?: string | undefined;
  updatedAt?: string | undefined;
  /** Properties that they have. */
  properties?: Readonly<Record<string, string>> | undefined;
  /** Images in one page; the listing has them all nonetheless. */
  limit?: number | undefined;
  /** Id of the image to begin after. */
  marker?: string | undefined;
}

/** A new image; its data comes later. */
export interface CreateImage {
  name?: string | undefined;
  /** An id of your own: a UUID. */
  id?: string | undefined;
  diskFormat?: string | undefined;
  containerFormat?: string | undefined;
  visibility?: ImageVisibility | undefined;
  protected?: boolean | undefined;
  hidden?: boolean | undefined;
  /** Project; administrators only. */
  owner?: string | undefined;
  /** GiB a disk must have at least. */
  minDisk?: number | undefined;
  /** MiB of memory a server must have at least. */
  minRam?: number | undefined;
  tags?: readonly string[] | undefined;
  properties?: Readonly<Record<string, string>> | undefined;
}

/** What is to be changed of an image of Glance's. */
export interface UpdateGlanceImage extends UpdateImage {
  protected?: boolean | undefined;
  hidden?: boolean | undefined;
  minDisk?: number | undefined;
  minRam?: number | undefined;
  /** All that it is to have. */
  tags?: readonly string[] | undefined;
}

/** One step of a JSON patch, RFC 6902. The path is a JSON pointer: `/name`. */
export type PatchOperation =
  { op: 'add' | 'replace'; path: string; value: unknown } | { op: 'remove'; path: string };

/** How an image gets its data from elsewhere. */
export type ImportImage = {
  /** Stores to put it in. Left out: the service's default. */
  stores?: readonly string[] | undefined;
  /** Every store there is. */
  allStores?: boolean | undefined;
  /** False lets an import succeed that reached one store at least. Default true. */
  allStoresMustSucceed?: boolean | undefined;
} & (
  | {
      /** From what was staged; or from the store that has the data, to others. */
      method: 'glance-direct' | 'copy-image';
    }
  | {
      method: 'web-download';
      /** Where the service fetches it. */
      uri: string;
    }
  | {
      /** From the Glance of another region. */
      method: 'glance-download';
      region: string;
      imageId: string;
      /** Which of its endpoints. Default `public`. */
      interface?: string | undefined;
    }
);

/** Work of Glance's that goes on after the request: an import. */
export interface ImageTask {
  id: string;
  /** `import`, `api_image_import` ... */
  type: string;
  /** `pending`, `processing`, `success`, `failure`. */
  status: string;
  raw: unknown;
  /** What went wrong, or else. */
  message?: string;
  imageId?: string;
  owner?: string;
  /** What it was asked for and what came of it, as the service tells. */
  input?: unknown;
  result?: unknown;
  /** ISO 8601. */
  created?: string;
  updated?: string;
  expires?: string;
}

/** Which tasks to list. */
export interface ListTasks {
  type?: string | undefined;
  status?: string | undefined;
  /** Tasks in one page. */
  limit?: number | undefined;
  marker?: string | undefined;
}

/** A place where Glance keeps data. */
export interface ImageStore {
  id: string;
  raw: unknown;
  description?: string;
  isDefault?: boolean;
  readOnly?: boolean;
}

/** What a project uses of a quota. */
export interface ImageUsage {
  /** -1 for no limit. */
  limit: number;
  usage: number;
}
