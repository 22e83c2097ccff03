import { flag, idOf, type Json, number, recordList, text } from '@leister/openstack';
import { defined } from '@leister/rest';
import type {
  AccessRule,
  ApplicationCredential,
  Credential,
  Ec2Credential,
  Trust,
} from '../model/credentials.js';
import { toReference } from './to-reference.js';
import { utcTime } from './utc.js';

export function toApplicationCredential(raw: Json): ApplicationCredential {
  const rules = raw['access_rules'];
  return defined({
    id: idOf(raw),
    name: text(raw['name']) ?? '',
    projectId: text(raw['project_id']),
    description: text(raw['description']),
    roles: recordList(raw['roles']).map(toReference),
    expires: utcTime(raw['expires_at']),
    unrestricted: flag(raw['unrestricted']),
    secret: text(raw['secret']),
    accessRules: rules === undefined ? undefined : recordList(rules).map(toAccessRule),
    raw,
  });
}

export function toAccessRule(raw: Json): AccessRule {
  return defined({
    id: text(raw['id']),
    service: text(raw['service']) ?? '',
    method: text(raw['method']) ?? '',
    path: text(raw['path']) ?? '',
    raw,
  });
}

export function toEc2Credential(raw: Json): Ec2Credential {
  return defined({
    access: idOf(raw, 'access'),
    secret: text(raw['secret']) ?? '',
    userId: text(raw['user_id']),
    projectId: text(raw['tenant_id']) ?? text(raw['project_id']),
    trustId: text(raw['trust_id']),
    raw,
  });
}

export function toCredential(raw: Json): Credential {
  return defined({
    id: idOf(raw),
    type: text(raw['type']) ?? '',
    blob: text(raw['blob']) ?? '',
    userId: text(raw['user_id']),
    projectId: text(raw['project_id']),
    raw,
  });
}

export function toTrust(raw: Json): Trust {
  return defined({
    id: idOf(raw),
    trustorId: idOf(raw, 'trustor_user_id'),
    trusteeId: idOf(raw, 'trustee_user_id'),
    projectId: text(raw['project_id']),
    impersonation: flag(raw['impersonation']),
    roles: recordList(raw['roles']).map(toReference),
    expires: utcTime(raw['expires_at']),
    remainingUses: number(raw['remaining_uses']),
    raw,
  });
}
