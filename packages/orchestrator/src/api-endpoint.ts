import { invalidArgument } from '@leister/rest';

/**
 * Where an API of the Orchestrator is: `/api/<version>` below the address of the server. An address that names the
 * version, or goes as far as `/api`, is completed only by what it lacks.
 *
 * @param version `v1`; left out, the one that the address names, or v1
 * @throws ClientError INVALID_ARGUMENT for what is no version, and for two
 */
export function apiEndpoint(address: string, version?: string): string {
  if (version !== undefined && !/^v\d+$/.test(version))
    throw invalidArgument(`a version of the API is written as v1: not ${JSON.stringify(version)}`);
  // The path of a unix socket is no path of a URL: only the longer form has room for one after it.
  const url = address.startsWith('/') ? `http+unix://${encodeURIComponent(address)}` : address;
  const base = url.replace(/\/+$/, '');
  const [, named] = /[^/]\/(v\d+)$/.exec(base) ?? [];
  if (named !== undefined) {
    if (version === undefined || version === named) return base;
    throw invalidArgument(`the endpoint names version ${named} of the API, and the option ${version}`);
  }
  return `${/[^/]\/api$/.test(base) ? base : `${base}/api`}/${version ?? 'v1'}`;
}
