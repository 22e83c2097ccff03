import type { ContainerEntry, ContainerInfo } from '@leister/storage';
import type { Positionals } from '../../args/option.js';
import { type Column, pairs } from '../../command.js';

export const entryColumns: readonly Column<ContainerEntry>[] = ['name', 'count', 'bytes', 'lastModified'];

export const containerColumns: readonly Column<ContainerInfo>[] = ['name', 'objectCount', 'bytesUsed'];

export const containerDetails: readonly Column<ContainerInfo>[] = [
  'quotaBytes',
  'quotaCount',
  'versioning',
  'versionsLocation',
  'historyLocation',
  'readAcl',
  'writeAcl',
  'storagePolicy',
  { name: 'metadata', value: ({ metadata }) => pairs(metadata) },
];

export const oneContainer = {
  container: { required: true, summary: 'name of the container' },
} as const satisfies Positionals;

export const someContainers = {
  containers: { value: 'CONTAINER', required: true, repeatable: true, summary: 'names of containers' },
} as const satisfies Positionals;
