import type { Session } from '@leister/openstack';
import { ClientError } from '@leister/rest';

/** Names under which catalogs have block storage, newest first. `volume` is Synnefo's. */
const otherNames = ['volumev3', 'volumev2', 'volume'];

/** A session that finds block storage by whichever name the catalog has for it. */
export function findingVolumes(session: Session): Session {
  return {
    credentials: session.credentials,
    async endpointFor(serviceType, options) {
      let missing: unknown;
      for (const name of [serviceType, ...otherNames]) {
        try {
          return await session.endpointFor(name, options);
        } catch (error) {
          if (!(error instanceof ClientError && error.code === 'NOT_FOUND')) throw error;
          // What the service should be called is the name to tell of.
          missing ??= error;
        }
      }
      throw missing;
    },
  };
}
