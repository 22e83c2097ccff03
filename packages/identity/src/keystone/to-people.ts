import { flag, idOf, type Json, text } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Group, User } from '../model/people.js';
import { utcTime } from './utc.js';

export function toUser(raw: Json): User {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    domainId: text(raw['domain_id']),
    enabled: flag(raw['enabled']),
    description: text(raw['description']),
    email: text(raw['email']),
    defaultProjectId: text(raw['default_project_id']),
    passwordExpires: utcTime(raw['password_expires_at']),
    options: isRecord(raw['options']) ? raw['options'] : undefined,
    raw,
  });
}

export function toGroup(raw: Json): Group {
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    domainId: text(raw['domain_id']),
    description: text(raw['description']),
    raw,
  });
}
