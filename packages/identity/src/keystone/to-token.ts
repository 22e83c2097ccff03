import { flag, idOf, type Json, record, recordList, text, textList, unwrap } from '@leister/openstack';
import { defined, isRecord } from '@leister/rest';
import type { Token } from '../model/token.js';
import { toCatalog, toV2Catalog } from './to-catalog.js';
import { toReference, toScopedReference } from './to-reference.js';
import { utcTime } from './utc.js';

/** The token that Identity v3 tells of; its id is in a header. @throws ClientError PARSE */
export function toToken(id: string, body: unknown): Token {
  const raw = unwrap(body, 'token');
  return defined({
    id,
    user: toScopedReference(record(raw['user'], 'user')),
    roles: recordList(raw['roles']).map(toReference),
    catalog: toCatalog(raw['catalog']),
    project: isRecord(raw['project']) ? toScopedReference(raw['project']) : undefined,
    domain: isRecord(raw['domain']) ? toReference(raw['domain']) : undefined,
    system: isRecord(raw['system']) ? true : undefined,
    issued: utcTime(raw['issued_at']),
    expires: utcTime(raw['expires_at']),
    methods: textList(raw['methods']),
    trust: isRecord(raw['OS-TRUST:trust']) ? toTrust(raw['OS-TRUST:trust']) : undefined,
    applicationCredential: isRecord(raw['application_credential'])
      ? toApplicationCredential(raw['application_credential'])
      : undefined,
    raw,
  });
}

/** The token that Identity v2.0 gives, with its id. @throws ClientError PARSE */
export function toV2Token(body: unknown): Token {
  const raw = unwrap(body, 'access');
  const token = unwrap(raw, 'token');
  const user = record(raw['user'], 'user');
  const { id, ...told } = token;
  return defined({
    id: idOf({ id }),
    user: toReference(user),
    // Some clouds tell no more of a role than its name.
    roles: recordList(user['roles']).map((role) => toReference({ ...role, id: role['id'] ?? role['name'] })),
    catalog: toV2Catalog(raw['serviceCatalog']),
    project: isRecord(token['tenant']) ? toReference(token['tenant']) : undefined,
    issued: utcTime(token['issued_at']),
    expires: utcTime(token['expires']),
    raw: { ...raw, token: told },
  });
}

function toTrust(raw: Json): NonNullable<Token['trust']> {
  const userOf = (field: string): string | undefined => {
    const user = raw[field];
    return isRecord(user) ? text(user['id']) : undefined;
  };
  return defined({
    id: idOf(raw),
    trustorId: userOf('trustor_user'),
    trusteeId: userOf('trustee_user'),
    impersonation: flag(raw['impersonation']),
  });
}

function toApplicationCredential(raw: Json): NonNullable<Token['applicationCredential']> {
  return defined({ id: idOf(raw), name: text(raw['name']), restricted: flag(raw['restricted']) });
}
