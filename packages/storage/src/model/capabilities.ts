import { type Json, number, record, recordList, text, textList } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';

/** What an object store can do. A field that is not there was not told. */
export interface Capabilities {
  /** Of Swift itself, e.g. `2.30.1`. */
  version?: string;
  /** Bytes of the largest object that is not a large object of segments. */
  maxFileSize?: number;
  /** Items of the largest page of a listing of objects. */
  listingLimit?: number;
  /** Names of the storage policies, the default first. */
  policies: string[];
  bulkDelete?: { maxDeletes: number };
  staticLargeObjects?: { maxSegments: number; minSegmentSize: number };
  dynamicLargeObjects: boolean;
  symlinks: boolean;
  /** Old versions of objects, by their ids. */
  versioning: boolean;
  containerQuotas: boolean;
  temporaryUrls?: { methods: string[]; digests: string[] };
  /** All of it, as the service sent it. */
  raw: Json;
}

export function toCapabilities(body: unknown): Capabilities {
  const raw = record(body, 'capabilities');
  const swift = part(raw, 'swift') ?? {};
  const bulk = part(raw, 'bulk_delete');
  const slo = part(raw, 'slo');
  const temporary = part(raw, 'tempurl');
  return defined({
    version: text(swift['version']),
    maxFileSize: number(swift['max_file_size']),
    listingLimit: number(swift['container_listing_limit']),
    policies: policyNames(swift['policies']),
    bulkDelete: bulk && { maxDeletes: number(bulk['max_deletes_per_request']) ?? 1000 },
    staticLargeObjects: slo && {
      maxSegments: number(slo['max_manifest_segments']) ?? 1000,
      minSegmentSize: number(slo['min_segment_size']) ?? 1,
    },
    // Swift 2.30 has it and does not tell.
    dynamicLargeObjects: part(raw, 'dlo') !== undefined || raw['swift'] !== undefined,
    symlinks: part(raw, 'symlink') !== undefined,
    versioning: part(raw, 'object_versioning') !== undefined,
    containerQuotas: part(raw, 'container_quotas') !== undefined,
    temporaryUrls: temporary && {
      methods: textList(temporary['methods']) ?? [],
      digests: textList(temporary['allowed_digests']) ?? [],
    },
    raw,
  });
}

function part(raw: Json, name: string): Json | undefined {
  const value = raw[name];
  return isRecord(value) ? value : undefined;
}

function policyNames(value: unknown): string[] {
  const policies = recordList(value);
  const byDefault = [...policies].sort(
    (a, b) => Number(b['default'] === true) - Number(a['default'] === true),
  );
  return byDefault.map((policy) => text(policy['name']) ?? '');
}
