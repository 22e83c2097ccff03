import { invalidArgument } from '@leister/rest';

/** @throws ClientError INVALID_ARGUMENT for what is neither `3.N` (the major version of the service) nor `latest` */
export function checkMicroversion(version: string, major: number): string {
  if (version === 'latest' || new RegExp(`^${major}\\.\\d+$`).test(version)) return version;
  throw invalidArgument(`not a microversion: ${JSON.stringify(version)}`, [`it is ${major}.N, or latest`]);
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
