import { isRecord } from '@leister/rest';

/**
 * Where a listing goes on: after the last item that came. A page shorter than the limit that was asked for is the last;
 * without a limit only an empty one is, for nobody told how many items the service puts on a page.
 */
export function nextByMarker({ url, body }: { url: string; body: unknown }): string | undefined {
  if (!Array.isArray(body)) return undefined;
  const last: unknown = body.at(-1);
  if (!isRecord(last)) return undefined;
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  if (query.has('limit') && body.length < Number(query.get('limit'))) return undefined;
  query.set('marker', String(last['subdir'] ?? last['name']));
  if (query.has('versions')) query.set('version_marker', String(last['version_id']));
  return `${path}?${[...query].map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`;
}
