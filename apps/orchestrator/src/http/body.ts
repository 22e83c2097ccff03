import { isRecord } from '@leister/rest';
import { ApiError } from './api-error.js';
import type { ApiRequest } from './api-request.js';

/** What stands in a body, by key. */
export type BodyRules = Readonly<Record<string, BodyRule>>;

/** What stands under one key. A text is not empty. */
export interface BodyRule {
  type: 'text' | 'object' | 'boolean';
  optional?: boolean;
}

/** The values that rules let through. */
export type BodyOf<R extends BodyRules> = {
  [K in keyof R as R[K] extends { optional: true } ? never : K]: ValueOf<R[K]>;
} & { [K in keyof R as R[K] extends { optional: true } ? K : never]?: ValueOf<R[K]> };

type ValueOf<R extends BodyRule> = R['type'] extends 'text'
  ? string
  : R['type'] extends 'boolean'
    ? boolean
    : Record<string, unknown>;

const schemaFault = "Some key doesn't validate the schema - ";

/**
 * The body of a request that must follow rules. As in the original, it is judged whatever content type it has; none, and
 * a form, are an empty object.
 *
 * @throws ApiError 400
 */
export function readBody<R extends BodyRules>(request: ApiRequest, rules: R): BodyOf<R> {
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  const value = request.body.length === 0 || isForm ? {} : withoutToken(parse(request));
  const fault = findFault(value, rules);
  if (fault !== undefined) throw new ApiError(400, schemaFault + fault);
  return value as BodyOf<R>;
}

/**
 * The JSON of a request that must be sent as such.
 *
 * @throws ApiError 500 for another content type, as the original; 400 for what is no JSON
 */
export function readJson(request: ApiRequest): unknown {
  checkIsJson(request);
  if (request.body.length === 0) throw malformed();
  return parse(request);
}

/** @throws ApiError 500, as the original */
export function checkIsJson(request: ApiRequest): void {
  if (mediaType(request) !== 'application/json') {
    throw new ApiError(500, 'a body must have the content type application/json');
  }
}

function mediaType({ headers }: ApiRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

function parse({ body }: ApiRequest): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw malformed();
  }
}

function malformed(): ApiError {
  return new ApiError(400, 'Malformed JSON stream');
}

/** A token may stand in any body: it is no key of the request. */
function withoutToken(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { auth_token: _, ...others } = value;
  return others;
}

function findFault(value: unknown, rules: BodyRules): string | undefined {
  if (!isRecord(value)) return 'the body should be an object';
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(rules, key));
  if (unknown !== undefined) return `Wrong key ${JSON.stringify(unknown)}`;
  for (const [key, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(value, key)) {
      if (rule.optional) continue;
      return `Missing key: '${key}'`;
    }
    const fault = findValueFault(value[key], rule);
    if (fault !== undefined) return `Key '${key}' error: ${fault}`;
  }
  return undefined;
}

function findValueFault(value: unknown, { type }: BodyRule): string | undefined {
  if (type === 'object') return isRecord(value) ? undefined : 'it should be an object';
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'it should be true or false';
  if (typeof value !== 'string') return 'it should be a text';
  return value === '' ? 'it should not be empty' : undefined;
}
