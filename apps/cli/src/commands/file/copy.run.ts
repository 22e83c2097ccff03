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
import { below, lastName, type Place, placeOf, shownPlace, storageAt } from './place.js';

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
    else yield await transferOne(job, asked, context);
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
    ...(!asked.force && { headers: { 'if-none-match': '*' } }),
  };
  const from = {
    container: source.container,
    object: source.object,
    ...(source.account !== destination.account && { account: await accountOf(source, context) }),
    ...(asked.sourceVersion !== undefined && { versionId: asked.sourceVersion }),
  };
  const { container, object } = destination;
  try {
    if (result === 'copied') await client.copyObject(from, { container, object }, options);
    else await client.moveObject(from, { container, object }, options);
  } catch (error) {
    throw explain(ClientError.from(error), destination);
  }
  return { name: shownPlace(destination), result };
}

async function* transferAll(job: Job, asked: Args, context: Context): AsyncGenerator<ObjectReport> {
  const { source, destination } = job;
  const [from, to] = [below(source.object), below(destination.object)];
  if (source.container === destination.container && to.startsWith(from))
    throw new UsageError('a folder cannot go into itself');
  const reader = await storageAt(source, context);
  const names: string[] = [];
  for await (const { name } of reader.listObjects(
    source.container,
    { prefix: from },
    { signal: context.signal },
  ))
    names.push(name);
  if (names.length === 0)
    throw new ClientError(`there is nothing in ${shownPlace({ ...source, object: from })}`, {
      code: 'NOT_FOUND',
    });
  yield* doEach(names, context, (object) => {
    const target = { ...destination, object: to + object.slice(from.length) };
    return transferOne({ ...job, source: { ...source, object }, destination: target }, asked, context);
  });
}

/** The account that a place is in, by its name. */
async function accountOf({ account, container }: Place, context: Context): Promise<string> {
  if (account !== undefined) return account;
  const client = await storageAt({ account, container }, context);
  const { pathname } = new URL(await client.getObjectUrl('object'));
  return decodeURIComponent(pathname.split('/').at(-3) ?? '');
}

function explain(error: ClientError, destination: Place): ClientError {
  const { status, code, request, details } = error;
  if (status !== 412) return error;
  return new ClientError(`there is an object ${shownPlace(destination)} already`, {
    code,
    status,
    details,
    ...(request && { request }),
  });
}
