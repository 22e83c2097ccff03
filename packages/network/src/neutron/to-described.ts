import { type Json, number, text, textList } from '@leister/openstack';
import { defined } from '@leister/rest';
import type { Described } from '../model/common.js';

/** What most resources tell of themselves; old services say `tenant_id`. */
export function described(raw: Json): Described & { raw: Json } {
  const told = defined({
    description: text(raw['description']),
    projectId: text(raw['project_id']) ?? text(raw['tenant_id']),
    tags: textList(raw['tags']),
    created: text(raw['created_at']),
    updated: text(raw['updated_at']),
    revision: number(raw['revision_number']),
  });
  return { ...told, raw };
}

/** 4 or 6. */
export function ipVersion(value: unknown): 4 | 6 | undefined {
  const version = number(value);
  return version === 4 || version === 6 ? version : undefined;
}
