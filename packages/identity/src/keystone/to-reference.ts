import { idOf, type Json, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Reference, ScopedReference } from '../model/token.js';

export function toReference(raw: Json): Reference {
  return defined({ id: idOf(raw), name: text(raw['name']) });
}

export function toScopedReference(raw: Json): ScopedReference {
  const { domain } = raw;
  return defined({ ...toReference(raw), domain: isRecord(domain) ? toReference(domain) : undefined });
}
