import { openstackDialect } from '@leister/openstack';
import type { Dialect } from '@leister/rest';

/** How Swift speaks (API v1): as OpenStack does, with names that may hold anything, and conditions on requests. */
export const storageDialect: Dialect = {
  ...openstackDialect,
  controlsInNames: true,
  parseError(response, body) {
    const fault = openstackDialect.parseError(response, body);
    // The body did not have the ETag that was sent with it: it was changed on the way.
    return fault && response.status === 422 ? { ...fault, code: 'OPERATION_FAILED' } : fault;
  },
};
