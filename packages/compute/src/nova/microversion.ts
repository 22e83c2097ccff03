import { invalidArgument } from '@leister/rest';

/** @throws ClientError INVALID_ARGUMENT for what is neither `2.N` nor `latest` */
export function checkMicroversion(version: string): string {
  if (version === 'latest' || /^\d+\.\d+$/.test(version)) return version;
  throw invalidArgument(`not a microversion: ${JSON.stringify(version)}`, ['it is 2.N, or latest']);
}

/** Whether one microversion is the other or later. `latest` is later than any. */
export function atLeast(version: string, wanted: string): boolean {
  if (version === 'latest') return true;
  if (wanted === 'latest') return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The later of two microversions, of which either may be missing. */
export function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return atLeast(a, b) ? a : b;
}

/** The earlier of two microversions, of which either may be missing. */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return atLeast(a, b) ? b : a;
}

/** The microversions that know a request. */
export interface Microversions {
  /** The lowest that does. Left out, every one from the first. */
  microversion?: string | undefined;
  /** The last that does. Left out, every one to the newest. */
  lastMicroversion?: string | undefined;
}

/** The microversion in which a request is sent, by a client that was asked to speak one or none. */
export function microversionOf(
  asked: string | undefined,
  { microversion, lastMicroversion }: Microversions,
): string | undefined {
  const wanted = later(asked, microversion);
  return wanted === undefined ? undefined : earlier(wanted, lastMicroversion);
}

/** The headers by which a request asks for a microversion; clouds before 2.27 know only the second. */
export function microversionHeaders(version: string | undefined): Record<string, string> {
  if (version === undefined) return {};
  return { 'openstack-api-version': `compute ${version}`, 'x-openstack-nova-api-version': version };
}
