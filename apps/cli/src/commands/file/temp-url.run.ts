import type { ArgsOf } from '../../args/option.js';
import type { Context } from '../../context.js';
import { objectOf, type oneLocation, storageAt } from './place.js';
import type { args } from './temp-url.js';

export async function* run(
  asked: ArgsOf<typeof args & typeof oneLocation>,
  context: Context,
): AsyncGenerator<{ url: string }> {
  const { method, expiresIn, expires, prefix, filename, inline, ipRange, digest } = asked;
  const place = objectOf(asked.location, asked);
  const client = await storageAt(place, context);
  const url = await client.createTemporaryUrl(place.object, {
    ...{ method, expiresIn, filename, ipRange, digest },
    expires: expires === undefined ? undefined : new Date(expires),
    prefix: prefix || undefined,
    inline: inline || undefined,
    signal: context.signal,
  });
  yield { url };
}
