export { type Acknowledged, acknowledged } from './acknowledged.js';
export { type Collection } from './collection.js';
export { CollectionClient, type ServiceCall, type ServiceVerb, type Sight } from './collection-client.js';
export { Contact, isOutage } from './contact.js';
export { atLeast, checkMicroversion, later } from './microversion.js';
export { OpenStackClient, type OpenStackClientOptions } from './openstack-client.js';
export { openstackDialect } from './openstack-dialect.js';
export { checkNameOrId, type Named, pickByNameOrId } from './pick-by-name-or-id.js';
export {
  flag,
  idOf,
  type Json,
  number,
  numbers,
  record,
  recordList,
  text,
  textList,
  texts,
  unwrap,
  unwrapList,
} from './read.js';
export type { EndpointInterface, Session } from './session.js';
export { snakeCase } from './snake-case.js';
export type { StatusWords, Watched } from './status-conditions.js';
