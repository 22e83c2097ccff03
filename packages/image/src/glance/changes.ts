import { snakeCase } from '@leister/openstack';
import type { PatchOperation, UpdateGlanceImage } from '../model/glance.js';

/**
 * The steps that make an image what is wanted. Glance reads `add` as "set", for fields and for properties.
 *
 * @param present the properties it has: one that it has not need not be taken away
 */
export function changesOf(
  changes: UpdateGlanceImage,
  present: Readonly<Record<string, string>> = {},
): PatchOperation[] {
  const { properties = {}, hidden, ...rest } = changes;
  const fields = Object.entries(snakeCase({ ...rest, os_hidden: hidden }));
  return [
    ...fields.map(([name, value]): PatchOperation => ({ op: 'replace', path: pointer(name), value })),
    ...Object.entries(properties).flatMap(([name, value]): PatchOperation[] => {
      if (value !== null) return [{ op: 'add', path: pointer(name), value }];
      return Object.hasOwn(present, name) ? [{ op: 'remove', path: pointer(name) }] : [];
    }),
  ];
}

/** A JSON pointer to a field, RFC 6901. */
function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
