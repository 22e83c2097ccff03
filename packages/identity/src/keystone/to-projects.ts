import { flag, idOf, type Json, text, textList } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Domain, Project } from '../model/projects.js';

/** Also the tenants of Identity v2.0. */
export function toProject(raw: Json): Project {
  return {
    ...toDomain(raw),
    ...defined({
      domainId: text(raw['domain_id']),
      parentId: text(raw['parent_id']),
      tags: textList(raw['tags']),
    }),
  };
}

export function toDomain(raw: Json): Domain {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    enabled: flag(raw['enabled']),
    description: text(raw['description']),
    options: isRecord(raw['options']) ? raw['options'] : undefined,
    raw,
  });
}
