import { type Acknowledged, isRecord, type Json, record } from '@leister/compute';
import { type BodySource, type CallOptions, ClientError, Listing, path } from '@leister/rest';
import type { LxdOperation } from '../daemon/operation.js';
import { operationIn } from '../daemon/operations.js';
import { unlessChanged } from '../daemon/unless-changed.js';
import { acknowledged } from '../lxd-connection.js';
import { bodyOf, type Collection, type LxdThing } from '../resources/thing.js';
import { LxdInstanceFileMethods } from './instance-files.js';

/** How something is changed. */
export interface UpdateOptions extends CallOptions {
  /** That of what was read: the change is refused (412, CONFLICT) when it is another one by now. */
  etag?: string | undefined;
}

/** How a list is asked for. */
export interface ListOptions extends CallOptions {
  /** What the daemon is to look for: `name eq web and config.user.x eq 1`. Values are regular expressions. */
  filter?: string | undefined;
  /** Of all projects that the caller may see. Default: that of the client. */
  allProjects?: boolean | undefined;
}

/** How a file is sent to the daemon. */
export interface UploadOptions extends CallOptions {
  /** Bytes of a stream, when known. */
  contentLength?: number | undefined;
}

/**
 * What LXD keeps, by one thin method for each thing that can be done to all kinds of it. All of them see an operation to
 * its end where the daemon makes one of the request.
 */
export abstract class LxdResourceMethods extends LxdInstanceFileMethods {
  /** The same client for another project. It shares connections and work with this one. */
  useProject(project: string): this {
    return this.with({ project });
  }

  /** The same client for one member of a cluster (or `@group`, to make instances in). It shares all with this one. */
  useTarget(target: string): this {
    return this.with({ query: { target } });
  }

  /** Whether the daemon has an extension of the API: `clustering`. LXD: GET /1.0, once. */
  hasExtension(extension: string, options?: CallOptions): Promise<boolean> {
    return this.perform(options, async (daemon, call) => (await daemon.info(call)).extensions.has(extension));
  }

  /** GET of all, in one request. @param of may fail: a listing fails only when it is used */
  protected resourceList<T extends LxdThing>(of: () => Collection<T>, options: ListOptions = {}): Listing<T> {
    const { filter, allProjects, ...rest } = options;
    const fetch = (): Promise<T[]> =>
      this.perform(rest, async (daemon, call) => {
        const { path: at, read, one, extension } = of();
        await daemon.require(extension, call);
        const query = {
          ...call.query,
          recursion: 1,
          ...(filter !== undefined && { filter }),
          // The daemon takes the one or the other.
          ...(allProjects && { 'all-projects': true, project: undefined }),
        };
        const found = await daemon.read(at, { ...call, query });
        return Array.isArray(found) ? found.map((raw) => read(record(raw, one))) : [];
      });
    return Listing.single(fetch, { signal: options.signal });
  }

  /** GET of one. @throws ClientError NOT_FOUND */
  protected resourceGet<T extends LxdThing>(
    of: Collection<T>,
    name: string,
    options?: CallOptions,
  ): Promise<T> {
    return this.perform(options, async (daemon, call) => {
      await daemon.require(of.extension, call);
      const { value, etag } = await daemon.readWithEtag(of.path + path`/${name}`, call);
      return { ...of.read(record(value, of.one)), ...(etag !== undefined && { etag }) };
    });
  }

  /** POST to the collection. */
  protected resourcePost(
    of: Pick<Collection<LxdThing>, 'path' | 'extension'>,
    json: Json,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      await daemon.require(of.extension, call);
      return acknowledged(await daemon.change('POST', of.path, { json }, call));
    });
  }

  /**
   * PATCH of one: what is not named stays. Only of `config` and `devices` does the daemon itself see to that, everywhere;
   * of some kinds it empties all other fields that are left out, so they are sent as they are.
   */
  protected resourcePatch(
    of: Collection<LxdThing>,
    name: string,
    changes: Json,
    options: UpdateOptions = {},
  ): Promise<Acknowledged> {
    const { etag: known, ...rest } = options;
    return this.perform(rest, async (daemon, call) => {
      await daemon.require(of.extension, call);
      const at = of.path + path`/${name}`;
      const change = (
        value: unknown,
        headers: { 'if-match'?: string },
      ): Promise<LxdOperation | undefined> => {
        const raw = record(value, of.one);
        const [verb, json] =
          of.patches === false
            ? (['PUT', mergeFields(pickFields(raw, of.writable), changes)] as const)
            : (['PATCH', { ...pickFields(raw, of.writable, merged), ...changes }] as const);
        return daemon.change(verb, at, { json, headers: of.etags === false ? {} : headers }, call);
      };
      // Of what was read before, no other state will do; else it is read again until nobody was faster.
      if (known !== undefined)
        return acknowledged(await change(await daemon.read(at, call), { 'if-match': known }));
      return acknowledged(await unlessChanged(daemon, at, call, change));
    });
  }

  /**
   * GET of one, and PUT of what is made of it, unless somebody changed it meanwhile: then again.
   *
   * @param change gives the fields that are to be others
   */
  protected resourceModify<T extends LxdThing>(
    of: Collection<T>,
    name: string,
    change: (current: T) => object,
    options?: CallOptions,
    names?: Readonly<Record<string, string>>,
  ): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      await daemon.require(of.extension, call);
      const at = of.path + path`/${name}`;
      const operation = await unlessChanged(daemon, at, call, (value, headers) => {
        const raw = record(value, of.one);
        const json = { ...pickFields(raw, of.writable), ...bodyOf(change(of.read(raw)), names) };
        return daemon.change('PUT', at, { json, headers: of.etags === false ? {} : headers }, call);
      });
      return acknowledged(operation);
    });
  }

  /** POST to one: its new name. @throws ClientError CONFLICT for a name in use */
  protected resourceRename(
    of: Collection<LxdThing>,
    name: string,
    newName: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourcePost(
      { path: of.path + path`/${name}`, ...(of.extension !== undefined && { extension: of.extension }) },
      { name: newName },
      options,
    );
  }

  /** DELETE of one. @throws ClientError NOT_FOUND */
  protected resourceDelete(
    of: Collection<LxdThing>,
    name: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) => {
      await daemon.require(of.extension, call);
      return acknowledged(await daemon.change('DELETE', of.path + path`/${name}`, {}, call));
    });
  }

  /** What a GET tells of things that are there to be read alone. */
  protected listThings<T>(at: () => string, read: (raw: Json) => T, options: CallOptions = {}): Listing<T> {
    const fetch = (): Promise<T[]> =>
      this.perform(options, async (daemon, call) => {
        const found = await daemon.read(at(), call);
        return Array.isArray(found) ? found.map((raw) => read(record(raw, 'object'))) : [];
      });
    return Listing.single(fetch, { signal: options.signal });
  }

  /** Sends a change and sees it done. */
  protected change(
    verb: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    at: string,
    json: Json | undefined,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.perform(options, async (daemon, call) =>
      acknowledged(await daemon.change(verb, at, json === undefined ? {} : { json }, call)),
    );
  }

  /** Sends what becomes an operation, and does not wait for its end. */
  protected begin(
    verb: 'POST' | 'PUT',
    at: string,
    json: Json,
    options?: CallOptions,
  ): Promise<LxdOperation> {
    return this.perform(options, async (daemon, call) => {
      const operation = await daemon.begin(verb, at, { json }, call);
      if (operation) return operation;
      throw new ClientError('the daemon began no operation', { code: 'PARSE' });
    });
  }

  /**
   * Sends a file, and sees done what the daemon makes of it.
   *
   * @param named what the headers say of it: `name`, `pool`
   */
  protected async upload(
    at: string,
    body: BodySource,
    named: Readonly<Record<string, string | undefined>>,
    options: UploadOptions,
  ): Promise<Acknowledged> {
    const { contentLength, headers, ...call } = options;
    const { headerPrefix } = await this.perform(call, (daemon, inner) => daemon.info(inner));
    const told = Object.entries(named).map(([name, value]) => [`${headerPrefix}${name}`, value]);
    const { body: answer } = await this.post(at, {
      ...call,
      body,
      ...(contentLength !== undefined && { contentLength }),
      headers: {
        'content-type': 'application/octet-stream',
        ...headers,
        ...(Object.fromEntries(told) as Record<string, string | undefined>),
      },
    });
    return acknowledged(await this.waitOperation(operationIn(answer), { ...call, onProgress: undefined }));
  }

  /** What a GET tells of one thing that is not one of many. */
  protected readThing<T>(at: () => string, read: (raw: Json) => T, options?: CallOptions): Promise<T> {
    return this.perform(options, async (daemon, call) =>
      read(record(await daemon.read(at(), call), 'object')),
    );
  }
}

/** Of these the daemon itself keeps what a PATCH does not name. */
const merged: readonly string[] = ['config', 'devices'];

function pickFields(raw: Json, fields: readonly string[], without: readonly string[] = []): Json {
  const wanted = fields.filter((field) => !without.includes(field));
  return Object.fromEntries(wanted.map((field) => [field, raw[field]]));
}

/** What a PATCH would make of it. */
function mergeFields(present: Json, changes: Json): Json {
  const together = merged
    .filter((field) => isRecord(changes[field]) && isRecord(present[field]))
    .map((field) => [field, { ...(present[field] as Json), ...(changes[field] as Json) }]);
  return { ...present, ...changes, ...Object.fromEntries(together) } as Json;
}
