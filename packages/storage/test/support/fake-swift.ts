import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { StorageClient, type StorageClientOptions } from '@leister/storage';
import { onTestFinished } from 'vitest';
import {
  type Answer,
  type Loopback,
  type ReceivedRequest,
  startLoopback,
} from '../../../../test/support/loopback.js';

type Misbehaviour = (
  request: ReceivedRequest,
  response: ServerResponse,
) => Answer | Promise<Answer> | void | undefined;

/** One object, as far as faults need it. */
export interface FakeObject {
  content: Buffer;
  etag?: string;
  headers?: Record<string, string>;
}

/**
 * As much of Swift as it takes to misbehave: objects are stored, listed and read in ranges. What is said is checked
 * against the real one elsewhere.
 */
export class FakeSwift {
  readonly objects = new Map<string, FakeObject>();
  server!: Loopback;
  /** Asked before each answer; what it gives is answered instead, and true in `taken` means that it answered itself. */
  misbehave: Misbehaviour = () => undefined;

  static async start(): Promise<FakeSwift> {
    const fake = new FakeSwift();
    fake.server = await startLoopback((request, response) => fake.#answer(request, response));
    onTestFinished(() => fake.server.close());
    return fake;
  }

  client(options: Partial<StorageClientOptions> = {}): StorageClient {
    const client = new StorageClient({
      endpoint: `${this.server.url}/v1/AUTH_a`,
      token: 'token-of-a-test',
      container: 'box',
      retry: { minDelay: 1 },
      proxy: false,
      ...options,
    });
    onTestFinished(() => client.close());
    return client;
  }

  put(name: string, content: string | Buffer, etag?: string): void {
    this.objects.set(name, { content: Buffer.from(content), ...(etag !== undefined && { etag }) });
  }

  /** The requests so far, as `METHOD path?query`, below the account. */
  get asked(): string[] {
    return this.server.requests.map(({ method, url }) => `${method} ${url.replace('/v1/AUTH_a', '')}`);
  }

  #answer(request: ReceivedRequest, response: ServerResponse): Answer | Promise<Answer> | void {
    const other = this.misbehave(request, response);
    if (other) return other;
    if (response.headersSent) return;
    const [path = '', search = ''] = request.url.replace('/v1/AUTH_a', '').split('?', 2);
    const [, container, ...rest] = path.split('/');
    if (container === undefined || container === '') return { status: 204 };
    const name = rest.map(decodeURIComponent).join('/');
    if (name === '') return this.#list(new URLSearchParams(search));
    switch (request.method) {
      case 'PUT':
        this.put(name, request.body);
        return { status: 201, headers: { etag: md5(request.body) } };
      case 'DELETE':
        return { status: this.objects.delete(name) ? 204 : 404 };
      case 'POST':
        return { status: 202 };
      default:
        return this.#read(name, request);
    }
  }

  #list(query: URLSearchParams): Answer {
    const marker = query.get('marker') ?? '';
    const prefix = query.get('prefix') ?? '';
    const names = [...this.objects.keys()].filter((name) => name.startsWith(prefix) && name > marker).sort();
    const body = names.slice(0, 2).map((name) => {
      const { content, etag } = this.objects.get(name)!;
      return { name, bytes: content.length, hash: etag ?? md5(content) };
    });
    return { status: 200, body };
  }

  #read(name: string, { method, headers }: ReceivedRequest): Answer {
    const object = this.objects.get(name);
    if (!object) return { status: 404 };
    const { content, etag = md5(content), headers: more } = object;
    const match = headers['if-match'];
    if (match !== undefined && match !== etag) return { status: 412 };
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (first === undefined) {
      const told = { ...more, etag, 'content-length': content.length };
      return { status: 200, headers: told, ...(method !== 'HEAD' && { body: content }) };
    }
    if (Number(first) >= content.length)
      return { status: 416, headers: { 'content-range': `bytes */${content.length}` } };
    const part = content.subarray(Number(first), Number(last) + 1);
    const range = `bytes ${first}-${Number(first) + part.length - 1}/${content.length}`;
    return {
      status: 206,
      headers: { ...more, etag, 'content-range': range, 'content-length': part.length },
      body: part,
    };
  }
}

export function md5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
