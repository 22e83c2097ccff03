export { OpenStackClient, type OpenStackClientOptions } from './openstack-client.js';
export { openstackDialect } from './openstack-dialect.js';
export type { EndpointInterface, Session } from './session.js';
