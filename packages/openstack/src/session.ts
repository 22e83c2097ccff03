import type { Credentials } from '@leister/rest';

/** Which of the endpoints of a service: that for users, for services inside, for administrators. */
export type EndpointInterface = 'public' | 'internal' | 'admin';

/**
 * One login, shared by the clients of all services: where they are and what proves the caller.
 * `@leister/identity` makes one.
 */
export interface Session {
  readonly credentials: Credentials;
  /**
   * The endpoint of a service, from the catalog.
   *
   * @param serviceType as in the catalog, e.g. `compute`
   * @throws ClientError NOT_FOUND when the catalog has none
   */
  endpointFor(
    serviceType: string,
    options: { region?: string | undefined; interface?: EndpointInterface | undefined },
  ): Promise<string>;
}
