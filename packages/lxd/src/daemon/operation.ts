import { isRecord, type Json } from '@leister/compute';
import { ClientError, type ClientErrorOptions } from '@leister/rest';
import { isBefore } from './times.js';

/** Work that the daemon does in the background, as it tells of it. */
export interface LxdOperation {
  id: string;
  /** `task`, `websocket` or `token`. */
  class: string;
  description: string;
  /** The daemon's word for `statusCode`. */
  status: string;
  /** 200 Success, 400 Failure, 401 Cancelled; all below 200 are on the way. */
  statusCode: number;
  /** Paths of what it is about, by kind: `{ instances: ['/1.0/instances/x'] }`. */
  resources: Readonly<Record<string, readonly string[]>>;
  /** What it has to tell: progress, the fingerprint of an image made. */
  metadata: Json;
  /** Why it failed, else ''. */
  err: string;
  createdAt: string;
  updatedAt: string;
  raw: Json;
}

const pending = 105;
const success = 200;

/** Whether a JSON value is an operation: there is no other object of the daemon's with a class and a status code. */
export function isOperation(value: unknown): value is Json {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['class'] === 'string' &&
    typeof value['status_code'] === 'number'
  );
}

/** @throws ClientError PARSE for what is no operation */
export function toOperation(raw: unknown): LxdOperation {
  if (!isOperation(raw)) throw new ClientError('the answer holds no operation', { code: 'PARSE', body: raw });
  const word = (field: string): string => (typeof raw[field] === 'string' ? raw[field] : '');
  return {
    id: word('id'),
    class: word('class'),
    description: word('description'),
    status: word('status'),
    statusCode: Number(raw['status_code']),
    resources: toResources(raw['resources']),
    metadata: isRecord(raw['metadata']) ? raw['metadata'] : {},
    err: word('err'),
    createdAt: word('created_at'),
    updatedAt: word('updated_at'),
    raw,
  };
}

function toResources(raw: unknown): Record<string, string[]> {
  const kinds = isRecord(raw) ? Object.entries(raw) : [];
  return Object.fromEntries(
    kinds.map(([kind, paths]) => [kind, Array.isArray(paths) ? paths.map(String) : []]),
  );
}

/** Whether nothing will change any more. */
export function isFinal({ statusCode }: LxdOperation): boolean {
  return statusCode >= success;
}

export function hasFailed({ statusCode }: LxdOperation): boolean {
  return statusCode > success;
}

/**
 * The later of two states of one operation. News may come in any order: what is final stays, and an operation that
 * runs was pending before.
 */
export function laterState(known: LxdOperation, news: LxdOperation): LxdOperation {
  if (isFinal(known)) return known;
  if (isFinal(news)) return news;
  const backwards = news.statusCode === pending && known.statusCode !== pending;
  return backwards || isBefore(news.updatedAt, known.updatedAt) ? known : news;
}

/** The name of the instance whose path this is; undefined for the path of anything else. */
export function instanceOfPath(path: string): string | undefined {
  const [, name] = /^\/1\.0\/(?:instances|containers|virtual-machines)\/([^/?#]+)/.exec(path) ?? [];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** The names of the instances an operation is about. */
export function instancesOf({ resources }: LxdOperation): string[] {
  const names = Object.values(resources).flatMap((paths) =>
    paths.flatMap((path) => instanceOfPath(path) ?? []),
  );
  return [...new Set(names)];
}

/**
 * Work that the daemon took on and failed at, or that was cancelled. `status` is the operation's own code (400, 401);
 * the HTTP status that brought it was 200.
 */
export class LxdOperationError extends ClientError {
  /** As it ended. Undefined where the daemon told the failure and no more. Not enumerable. */
  declare readonly operation: LxdOperation | undefined;

  constructor(message: string, options: ClientErrorOptions = {}) {
    super(message, options);
    const metadata = isRecord(options.body) ? options.body['metadata'] : undefined;
    Object.defineProperty(this, 'operation', {
      value: isOperation(metadata) ? toOperation(metadata) : undefined,
      enumerable: false,
    });
  }
}
