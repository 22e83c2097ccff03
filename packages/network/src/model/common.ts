/** What most resources tell of themselves. */
export interface Described {
  description?: string;
  /** Project that it belongs to. */
  projectId?: string;
  tags?: string[];
  /** ISO 8601. */
  created?: string;
  updated?: string;
  /** Grows with each change. */
  revision?: number;
  /** What the service sent. */
  raw: unknown;
}

/** Which of them to list, and how; several filters all have to hold. */
export interface ListDescribed {
  id?: string | readonly string[] | undefined;
  name?: string | readonly string[] | undefined;
  description?: string | undefined;
  projectId?: string | undefined;
  /** Tags, separated by commas: all of them, any of them, not all of them, none of them. */
  tags?: string | undefined;
  tagsAny?: string | undefined;
  notTags?: string | undefined;
  notTagsAny?: string | undefined;
  /** The field to sort by, in the API's spelling; one that begins with `-` sorts downwards: `-created_at`. */
  order?: string | undefined;
  /** Items in one page; the listing has them all nonetheless. */
  limit?: number | undefined;
  /** Id of the item to begin after. */
  marker?: string | undefined;
}

/** What can be said of most resources when they are made or changed. */
export interface Describing {
  name?: string | undefined;
  description?: string | undefined;
}

/** What only the one who makes it can say. */
export interface Making extends Describing {
  /** Project that it is to belong to; administrators only. */
  projectId?: string | undefined;
}
