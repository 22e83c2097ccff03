/** How much a project may have; -1 for no limit. By the names of the API: `volumes`, `gigabytes` ... */
export interface Quota {
  projectId?: string;
  limits: Record<string, number>;
  raw: unknown;
}

/** How much a project may have and has. */
export interface QuotaUsage {
  projectId: string;
  resources: Record<string, { limit: number; used: number; reserved: number }>;
  raw: unknown;
}

/** How much may be used and is. Absolute limits by their name in the API. */
export interface Limits {
  absolute: Record<string, number>;
  raw: unknown;
}

/** A place that volumes can be in. */
export interface AvailabilityZone {
  name: string;
  available: boolean;
  raw: unknown;
}

/** A process that does the service's work on a host. */
export interface VolumeService {
  binary: string;
  host: string;
  /** `enabled` or `disabled`, as an administrator wants it. */
  status: string;
  /** `up` or `down`, as it was last heard of. */
  state: string;
  raw: unknown;
  zone?: string;
  disabledReason?: string;
  /** ISO 8601. */
  updated?: string;
}

/** Which services to list. */
export interface ListServices {
  binary?: string | undefined;
  host?: string | undefined;
}

/** Which service is meant. */
export interface ServiceName {
  binary: string;
  host: string;
}

/** Where volumes are kept. */
export interface StoragePool {
  /** `host@backend#pool`. */
  name: string;
  /** As its driver tells them. */
  capabilities?: Record<string, unknown>;
  raw: unknown;
}

/** What went wrong after a request was accepted. */
export interface UserMessage {
  id: string;
  message: string;
  raw: unknown;
  /** `ERROR` ... */
  level?: string;
  /** What it is about: `VOLUME`, and its id. */
  resourceType?: string;
  resourceId?: string;
  eventId?: string;
  requestId?: string;
  /** ISO 8601. */
  created?: string;
  /** When it is thrown away. */
  guaranteedUntil?: string;
}
