import { number, record, text } from '@leister/openstack';
import { ClientError, codeOfStatus, isRecord, type RestResponse, settleAll } from '@leister/rest';
import type { StorageCall } from '../storage-wire.js';
import { objectPlaceInBody } from '../swift/names.js';
import { VersionMethods } from './versions.js';

/** What became of many objects that were to be deleted. */
export interface DeletedObjects {
  deleted: number;
  /** How many were not there. */
  notFound: number;
  /** Those that could not be deleted, and why. */
  failed: { name: string; error: ClientError }[];
}

/** How many objects are deleted. */
export interface DeleteObjects extends StorageCall {
  /** Where the store has no bulk deletion: requests at once. Default 8. */
  concurrency?: number | undefined;
  /** Told after each bulk. */
  onDeleted?: ((soFar: Pick<DeletedObjects, 'deleted' | 'notFound'>) => void) | undefined;
}

/** Deleting many objects. */
export abstract class BulkMethods extends VersionMethods {
  /**
   * Deletes objects, many with one request where the store can. One that is not there is no failure. Swift: POST
   * account?bulk-delete, else DELETE object for each.
   */
  async deleteObjects(objects: readonly string[], options: DeleteObjects = {}): Promise<DeletedObjects> {
    const container = this.containerOf(options.container);
    return this.withinLimits(options, async (signal) => {
      const outcome: DeletedObjects = { deleted: 0, notFound: 0, failed: [] };
      if (objects.length === 0) return outcome;
      const { bulkDelete } = (await this.knownCapabilities({ signal })) ?? {};
      const most = bulkDelete?.maxDeletes ?? 1000;
      for (let first = 0; first < objects.length; first += most) {
        const names = objects.slice(first, first + most);
        const call = { ...options, container, signal };
        const part = await (bulkDelete ? this.deleteInBulk(names, call) : this.deleteEach(names, call));
        outcome.deleted += part.deleted;
        outcome.notFound += part.notFound;
        outcome.failed.push(...part.failed);
        options.onDeleted?.({ deleted: outcome.deleted, notFound: outcome.notFound });
      }
      return outcome;
    });
  }

  /** Deletes all objects of a container, or those with a prefix. The container stays. */
  async emptyContainer(
    container?: string,
    options: DeleteObjects & { prefix?: string | undefined } = {},
  ): Promise<DeletedObjects> {
    const { prefix, ...call } = options;
    const outcome: DeletedObjects = { deleted: 0, notFound: 0, failed: [] };
    const { signal, timeout } = options;
    for await (const page of this.listObjects(container, { prefix }, { signal, timeout }).pages()) {
      const names = page.map(({ name }) => name);
      const part = await this.deleteObjects(names, { ...call, container });
      outcome.deleted += part.deleted;
      outcome.notFound += part.notFound;
      outcome.failed.push(...part.failed);
    }
    return outcome;
  }

  private async deleteInBulk(names: readonly string[], call: DeleteObjects): Promise<DeletedObjects> {
    const container = this.containerOf(call.container);
    const { signal, timeout, headers } = call;
    const response = await this.post(await this.accountPath(), {
      signal,
      timeout,
      query: { 'bulk-delete': null, ...call.query },
      headers: { 'content-type': 'text/plain', ...headers },
      body: names.map((name) => `${objectPlaceInBody(container, name)}\n`).join(''),
      success: [200],
    });
    return this.readResponse(response, (body) => readBulk(body, names, response));
  }

  private async deleteEach(names: readonly string[], call: DeleteObjects): Promise<DeletedObjects> {
    const { container, signal, timeout, concurrency } = call;
    const settled = await settleAll(
      names,
      (name) => this.deleteObject(name, { container, signal, timeout, headers: call.headers }),
      { concurrency, signal },
    );
    const lost = settled.flatMap(({ item: name, error }) => (error ? { name, error } : []));
    const failed = lost.filter(({ error }) => error.code !== 'NOT_FOUND');
    return { deleted: names.length - lost.length, notFound: lost.length - failed.length, failed };
  }
}

/**
 * The answer to a bulk, which is HTTP 200 whatever happened.
 *
 * @throws ClientError when all of it failed
 */
export function readBulk(
  body: unknown,
  names: readonly string[],
  { status: received, request }: Pick<RestResponse, 'status' | 'request'>,
): DeletedObjects {
  const raw = record(body, 'outcome of a bulk');
  const errors = Array.isArray(raw['Errors']) ? raw['Errors'].filter(Array.isArray) : [];
  const outcome = {
    deleted: number(raw['Number Deleted']) ?? 0,
    notFound: number(raw['Number Not Found']) ?? 0,
  };
  const failed = errors.map(([place, why]: unknown[]) => {
    const status = Number.parseInt(String(why), 10) || 0;
    const error = new ClientError(String(why), { status, code: codeOfStatus(status), request });
    return { name: nameIn(String(place), names), error };
  });
  const status = Number.parseInt(text(raw['Response Status']) ?? '', 10) || received;
  if (status >= 400 && failed.length === 0) {
    const message = text(raw['Response Body']) ?? text(raw['Response Status']) ?? 'the bulk failed';
    throw new ClientError(message, { status, request, body: isRecord(body) ? body : undefined });
  }
  return { ...outcome, failed };
}

/** Swift tells of `/container/object`, encoded as it was sent or not, depending on what failed. */
function nameIn(place: string, names: readonly string[]): string {
  const name = place.replace(/^\/?[^/]*\//, '');
  if (names.includes(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
