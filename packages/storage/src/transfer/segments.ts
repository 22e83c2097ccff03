import { invalidArgument } from '@leister/rest';
import { md5 } from './md5-thread.js';
import type { LocalFile } from './local-file.js';

/** A part of a file that becomes an object of its own. */
export interface FileSegment {
  /** The object's name. */
  name: string;
  start: number;
  end: number;
}

/** The size of segments, where nobody says: 1 GiB. */
export const defaultSegmentSize = 2 ** 30;

/** No manifest of Swift's holds more, unless its operators say so. */
const mostSegments = 1000;

/** @throws ClientError INVALID_ARGUMENT */
export function segmentSizeFor(file: LocalFile, wanted: number | undefined): number {
  if (wanted === undefined) return Math.max(defaultSegmentSize, Math.ceil(file.bytes / mostSegments));
  if (Number.isSafeInteger(wanted) && wanted > 0) return wanted;
  throw invalidArgument('segmentSize is a whole number of bytes above 0');
}

/**
 * The segments of a file. Their names are those of the `swift` tool: a file that changed, or is cut otherwise, has
 * others, and the same upload begun again finds its own.
 */
export function segmentsOf(object: string, file: LocalFile, segmentSize: number): FileSegment[] {
  const prefix = segmentPrefix(object, file, segmentSize);
  return Array.from({ length: Math.ceil(file.bytes / segmentSize) }, (_, index) => ({
    name: prefix + String(index).padStart(8, '0'),
    start: index * segmentSize,
    end: Math.min(file.bytes, (index + 1) * segmentSize),
  }));
}

export function segmentPrefix(object: string, file: LocalFile, segmentSize: number): string {
  return `${segmentFolder(object)}${file.mtime}/${file.bytes}/${segmentSize}/`;
}

/** Below which the segments of all uploads of an object are. */
export function segmentFolder(object: string): string {
  return `${object}/slo/`;
}

/** The ETag of a static large object: the MD5 of those of its segments. */
export function etagOfSegments(etags: readonly string[]): string {
  return md5(etags.join(''));
}
