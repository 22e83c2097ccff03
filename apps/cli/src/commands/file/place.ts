import { ClientError } from '@leister/rest';
import type { StorageClient } from '@leister/storage';
import type { ArgsOf, Options, Positionals } from '../../args/option.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';

/** Options that say where a location is, where it does not say so itself. */
export const placeOptions = {
  account: { type: 'string', alias: ['A'], value: 'ACCOUNT', summary: 'in the account of another' },
  container: {
    type: 'string',
    alias: ['C'],
    value: 'CONTAINER',
    summary: 'where a LOCATION without a slash in front is',
  },
} as const satisfies Options;

export const oneLocation = {
  location: { required: true, summary: '/CONTAINER/OBJECT, or OBJECT with --container' },
} as const satisfies Positionals;

export const someLocations = {
  locations: {
    value: 'LOCATION',
    required: true,
    repeatable: true,
    summary: '/CONTAINER/OBJECT, or OBJECT with --container',
  },
} as const satisfies Positionals;

/** Where content is kept. The object is '' for a container as a whole. */
export interface Place {
  account: string | undefined;
  container: string;
  object: string;
}

type Where = ArgsOf<typeof placeOptions>;

/**
 * `/CONTAINER/OBJECT`, `OBJECT` or `pithos://ACCOUNT/CONTAINER/OBJECT`, as kamaki has it. The object may have any
 * characters, slashes among them.
 *
 * @throws UsageError when no container is named
 */
export function placeOf(location: string, { account, container }: Where): Place {
  const [, ofUrl, path = location] = /^pithos:\/\/([^/]+)(.*)$/s.exec(location) ?? [];
  const [, named, object = path] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const box = named ?? container;
  if (box === undefined || box === '')
    throw new UsageError(
      `which container is ${JSON.stringify(location)} in?`,
      'write it as /CONTAINER/OBJECT, or say --container; leister container list shows those there are',
    );
  return { account: ofUrl ?? account, container: box, object };
}

/** As {@link placeOf}, of a single object. @throws UsageError for a whole container */
export function objectOf(location: string, where: Where): Place {
  const place = placeOf(location, where);
  if (place.object !== '') return place;
  throw new UsageError(`${location} is a container: which object of it?`, 'write it as /CONTAINER/OBJECT');
}

/** A client for what is in a container. */
export async function storageAt(
  { account, container }: Pick<Place, 'account' | 'container'>,
  { service }: Pick<Context, 'service'>,
): Promise<StorageClient> {
  return (await service('storage')).with({ account, container });
}

/** A place as one types it. */
export function shownPlace({ container, object }: Pick<Place, 'container' | 'object'>): string {
  return `/${container}/${object}`;
}

/** What an object is called within its folder: `b` of `a/b`, of `a/b/` as well. */
export function lastName(object: string): string {
  return /([^/]*)\/?$/s.exec(object)?.[1] ?? '';
}

/** How the names of all that is below an object begin. */
export function below(object: string): string {
  return object === '' || object.endsWith('/') ? object : `${object}/`;
}

/** Says which object is missing: the store's own answer has no words for it, or none that name it. */
export async function tellMissing<T>(
  place: Pick<Place, 'container' | 'object'>,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, status, request } = ClientError.from(error);
    if (code !== 'NOT_FOUND') throw error;
    throw new ClientError(`there is no object ${shownPlace(place)}`, {
      code,
      status,
      ...(request && { request }),
    });
  }
}
