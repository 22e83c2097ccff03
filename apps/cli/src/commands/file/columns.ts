import type { ObjectEntry, ObjectInfo } from '@leister/storage';
import { type Column, pairs } from '../../command.js';

export const entryColumns: readonly Column<ObjectEntry>[] = ['name', 'bytes', 'lastModified'];

export const entryDetails: readonly Column<ObjectEntry>[] = ['contentType', 'etag', 'versionId', 'isLatest'];

export const objectColumns: readonly Column<ObjectInfo>[] = [
  'name',
  'bytes',
  'contentType',
  'lastModified',
  'etag',
];

export const objectDetails: readonly Column<ObjectInfo>[] = [
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
  'contentEncoding',
  'contentDisposition',
  'deleteAt',
  'largeObject',
  'manifest',
  'symlinkTarget',
  'versionId',
];

/** What became of an object. */
export interface ObjectReport {
  /** As one types it: `/CONTAINER/OBJECT`. */
  name: string;
  result: string;
}

export const reportColumns: readonly Column<ObjectReport>[] = ['name', 'result'];
