import { atLeast, later } from '@leister/openstack';

export { atLeast, later };

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
