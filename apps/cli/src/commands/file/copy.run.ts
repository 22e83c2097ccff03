import { ClientError } from '@leister/rest';
import type { CopyOptions, StorageClient } from '@leister/storage';
import type { ArgsOf } from '../../args/option.js';
import type { Run } from '../../command.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../failure/usage-error.js';
import { doEach } from '../../lib/do-each.js';
import { refuseForeign } from '../../lib/refuse-options.js';
import type { ObjectReport } from './columns.js';
import type { args, positionals } from './copy.js';
import { below, lastName, type Place, placeOf, shownPlace, storageAt, tellMissing } from './place.js';

type Args = ArgsOf<typeof args & typeof positionals>;

/** What is copied, or moved, and whereto. */
interface Job {
  result: 'copied' | 'moved';
  client: StorageClient;
  source: Place;
  destination: Place;
}

/** Of the command that copies, and of the one that moves. */
export function copying(result: Job['result']): Run<Args, ObjectReport> {
  return async function* (asked, context) {
    await refuseForeign(asked, ['public'], context);
    const source = placeOf(asked.source, asked);
    if (source.object === '' && !asked.recursive)
      throw new UsageError(`${asked.source} is a container`, 'with -r all that is in it is meant');
    const destination = destinationOf(source, asked);
    const client = await storageAt(destination, context);
    const job = { result, client, source, destination };
    if (asked.recursive) yield* transferAll(job, asked, context);
    else {
      if (!asked.force) await refuseWhatIsThere(job, context);
      yield await transferOne(job, asked, context);
    }
  };
}

function destinationOf(source: Place, asked: Args): Place {
  const { destination = '', toContainer, toAccount, container } = asked;
  const isUrl = destination.startsWith('pithos://');
  const where = {
    account: toAccount ?? asked.account,
    container: toContainer ?? container ?? source.container,
  };
  const place = placeOf(destination, where);
  if (toContainer !== undefined && place.container !== toContainer)
    throw new UsageError('--to-container names another container than the destination');
  const named = place.object === '' || place.object.endsWith('/');
  const object = named ? place.object + lastName(source.object) : place.object;
  const account = isUrl ? place.account : where.account;
  if (object === source.object && place.container === source.container && account === source.account)
    throw new UsageError('the destination is the source', 'give another name, or --to-container');
  return { account, container: place.container, object };
}

async function transferOne(
  { result, client, source, destination }: Job,
  asked: Args,
  context: Context,
): Promise<ObjectReport> {
  const options: CopyOptions = {
    contentType: asked.contentType,
    signal: context.signal,
  };
  const from = {
    container: source.container,
    object: source.object,
    ...(source.account !== destination.account && { account: await accountOf(source, context) }),
    ...(asked.sourceVersion !== undefined && { versionId: asked.sourceVersion }),
  };
  const { container, object } = destination;
  const to = { container, object };
  const doing =
    result === 'copied' ? client.copyObject(from, to, options) : client.moveObject(from, to, options);
  await tellMissing(source, doing);
  return { name: shownPlace(destination), result };
}

async function* transferAll(job: Job, asked: Args, context: Context): AsyncGenerator<ObjectReport> {
  const { source, destination } = job;
  const [from, to] = [below(source.object), below(destination.object)];
  const isSameContainer =
    source.account === destination.account && source.container === destination.container;
  if (isSameContainer && to.startsWith(from)) throw new UsageError('a folder cannot go into itself');
  const names = await namesBelow(await storageAt(source, context), from, context);
  if (names.length === 0)
    throw new ClientError(`there is nothing in ${shownPlace({ ...source, object: from })}`, {
      code: 'NOT_FOUND',
    });
  const present = new Set(asked.force ? [] : await namesBelow(job.client, to, context));
  yield* doEach(names, context, async (object) => {
    const target = { ...destination, object: to + object.slice(from.length) };
    if (present.has(target.object)) throw isThere(target);
    return transferOne({ ...job, source: { ...source, object }, destination: target }, asked, context);
  });
}

async function namesBelow(client: StorageClient, prefix: string, { signal }: Context): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of client.listObjects(undefined, { prefix }, { signal })) names.push(name);
  return names;
}

/** The account that a place is in, by its name. */
async function accountOf({ account, container }: Place, context: Context): Promise<string> {
  if (account !== undefined) return account;
  const client = await storageAt({ account, container }, context);
  const { pathname } = new URL(await client.getObjectUrl('object'));
  return decodeURIComponent(pathname.split('/').at(-3) ?? '');
}

/** With the store's own conditions, those of a copy are about its source. */
async function refuseWhatIsThere({ client, destination }: Job, { signal }: Context): Promise<void> {
  try {
    await client.getObjectInfo(destination.object, { signal });
  } catch (error) {
    if (ClientError.from(error).code === 'NOT_FOUND') return;
    throw error;
  }
  throw isThere(destination);
}

function isThere(place: Place): ClientError {
  return new ClientError(`there is an object ${shownPlace(place)} already`, { code: 'CONFLICT' });
}
