import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeOpenStack, methodsBeyond, patience } from '../../../../test/support/openstack-peer.js';
import { NetworkClient } from '../../src/index.js';
import { testNetworks } from './suites/networks.js';
import { testRouters } from './suites/routers.js';
import { testSecurityGroups } from './suites/security-groups.js';
import { testPoolsAndTrunks } from './suites/pools-and-trunks.js';
import { testAdministration } from './suites/administration.js';
import { called, connect, disconnect, leftovers } from './support/connection.js';

/** What is no public method. */
const inner = ['changeSubPorts', 'plugRouter', 'portSight', 'readTags', 'routeRouter'];

describeOpenStack('NetworkClient, on a real Neutron', () => {
  beforeAll(connect, patience);
  afterEach(() => leftovers.clear(), patience);
  afterAll(disconnect);

  testNetworks();
  testRouters();
  testSecurityGroups();
  testPoolsAndTrunks();
  testAdministration();

  test('every method was called', () => {
    const methods = methodsBeyond(NetworkClient, CollectionClient).filter((name) => !inner.includes(name));
    expect(methods.filter((name) => !called.has(name))).toEqual([]);
  });
});
