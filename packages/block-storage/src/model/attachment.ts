/** A volume as it hangs, or is about to hang, on a server. */
export interface Attachment {
  id: string;
  /** `reserved`, `attaching`, `attached`, `detached` ... */
  status: string;
  volumeId: string;
  raw: unknown;
  /** Server, where it is known. */
  instanceId?: string;
  /** `rw`, `ro`. */
  mode?: string;
  /** How a host reaches the volume. Holds secrets. */
  connectionInfo?: Record<string, unknown>;
  /** ISO 8601. */
  attachedAt?: string;
  detachedAt?: string;
}

/** Which attachments to list. */
export interface ListAttachments {
  detail?: boolean | undefined;
  volumeId?: string | undefined;
  instanceId?: string | undefined;
  status?: string | undefined;
  allProjects?: boolean | undefined;
  limit?: number | undefined;
  marker?: string | undefined;
}

/** What a host says of itself, so that it can be told how to reach a volume. */
export type Connector = Readonly<Record<string, unknown>>;

/** An attachment to be made. */
export interface CreateAttachment {
  volumeId: string;
  instanceId?: string | undefined;
  /** Left out, the volume is only reserved. */
  connector?: Connector | undefined;
  /** `rw` or `ro`; Cinder 3.54. */
  mode?: string | undefined;
}
