import { firstHeader, type RestResponse } from '@leister/rest';
import type { UpdateImage } from '../model/image.js';

const metaPrefix = 'x-image-meta-';
const propertyPrefix = 'x-image-meta-property-';

/** An image as Plankton tells it: flat, all of it text, its properties apart. */
export interface ImageMeta {
  readonly properties: Readonly<Record<string, string>>;
  readonly [name: string]: unknown;
}

/** What the headers of an answer say of an image. */
export function metaOf(headers: RestResponse['headers']): ImageMeta {
  const fields: Record<string, string> = {};
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = firstHeader(value);
    if (text === undefined) continue;
    if (name.startsWith(propertyPrefix))
      properties[name.slice(propertyPrefix.length).replaceAll('-', '_')] = unquote(text);
    else if (name.startsWith(metaPrefix)) fields[name.slice(metaPrefix.length)] = unquote(text);
  }
  return { ...fields, properties };
}

/** The headers that change an image. An empty property is one that is taken away. */
export function headersOf(changes: UpdateImage & PlanktonFields): Record<string, string> {
  const { name, diskFormat, containerFormat, status, visibility, owner, properties = {} } = changes;
  const { location, size, checksum, store } = changes;
  const fields = {
    name: name === undefined ? undefined : quote(name),
    location,
    store,
    'disk-format': diskFormat,
    'container-format': containerFormat,
    size,
    checksum,
    status,
    'is-public': visibility === undefined ? undefined : visibility === 'public' ? 'True' : 'False',
    owner,
  };
  const headers: Record<string, string> = {};
  for (const [field, value] of Object.entries(fields))
    if (value !== undefined) headers[metaPrefix + field] = String(value);
  for (const [property, value] of Object.entries(properties))
    headers[propertyPrefix + quote(property.toLowerCase())] = quote(value ?? '');
  return headers;
}

/** What Plankton knows of an image beyond what can be changed of any. */
export interface PlanktonFields {
  status?: string | undefined;
  location?: string | undefined;
  store?: string | undefined;
  size?: number | undefined;
  checksum?: string | undefined;
}

/** Percent-encoded as Python does it, which Plankton is written in. */
export function quote(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A value that was never encoded.
    return text;
  }
}
