import { idOf, type Json, record, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Role, RoleAssignment } from '../model/roles.js';
import type { ScopedReference } from '../model/token.js';
import { toScopedReference } from './to-reference.js';

export function toRole(raw: Json): Role {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    domainId: text(raw['domain_id']),
    description: text(raw['description']),
    options: isRecord(raw['options']) ? raw['options'] : undefined,
    raw,
  });
}

export function toRoleAssignment(raw: Json): RoleAssignment {
  const scope = record(raw['scope'], 'scope');
  return defined({
    role: toScopedReference(record(raw['role'], 'role')),
    user: optional(raw['user']),
    group: optional(raw['group']),
    project: optional(scope['project']),
    domain: optional(scope['domain']),
    system: isRecord(scope['system']) ? true : undefined,
    inherited: scope['OS-INHERIT:inherited_to'] === 'projects',
    raw,
  });
}

function optional(value: unknown): ScopedReference | undefined {
  return isRecord(value) ? toScopedReference(value) : undefined;
}
