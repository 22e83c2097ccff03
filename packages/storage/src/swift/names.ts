import { invalidArgument } from '@leister/rest';

/** A container's name as a segment of a path, with the slash before it. @throws ClientError INVALID_ARGUMENT */
export function containerSegment(name: string): string {
  if (typeof name !== 'string' || name === '') throw invalidArgument('a container has a name');
  if (name.includes('/'))
    throw invalidArgument(`the name of a container holds no slash: ${JSON.stringify(name)}`);
  return `/${encodeSegment(name)}`;
}

/**
 * An object's name as the end of a path, with the slash before it. Its own slashes stay; each part between them is
 * encoded.
 *
 * @throws ClientError INVALID_ARGUMENT; also for a part `.` or `..`, which servers on the way would resolve
 */
export function objectSegments(name: string): string {
  if (typeof name !== 'string' || name === '') throw invalidArgument('an object has a name');
  return name
    .split('/')
    .map((part) => `/${encodeSegment(part)}`)
    .join('');
}

/** `/container/object`, encoded, as headers and manifests name an object. */
export function objectPlace(container: string, object: string): string {
  return containerSegment(container) + objectSegments(object);
}

/** The same for a body, where `..` is a part like any other and nobody resolves it. */
export function objectPlaceInBody(container: string, object: string): string {
  return `${containerSegment(container)}/${encodeName(object).replaceAll('%2F', '/')}`;
}

function encodeSegment(segment: string): string {
  if (segment === '.' || segment === '..')
    throw invalidArgument(`not a usable name: it has the part ${JSON.stringify(segment)}`);
  return encodeName(segment);
}

function encodeName(name: string): string {
  try {
    return encodeURIComponent(name);
  } catch {
    // Half of a surrogate pair: no UTF-8 can be made of it.
    throw invalidArgument(`not a usable name: ${JSON.stringify(name)}`);
  }
}
