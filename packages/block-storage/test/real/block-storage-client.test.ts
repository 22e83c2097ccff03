import { CollectionClient } from '@leister/openstack';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeOpenStack, methodsBeyond, patience } from '../../../../test/support/openstack-peer.js';
import { BlockStorageClient } from '../../src/index.js';
import { testVolumes } from './suites/volumes.js';
import { testSnapshots } from './suites/snapshots.js';
import { testTypes } from './suites/types.js';
import { testHandingOver } from './suites/handing-over.js';
import { testAdministration } from './suites/administration.js';
import { called, connect, disconnect, leftovers } from './support/connection.js';

/** What is no public method. */
const inner = [
  'act',
  'actAndTell',
  'actOn',
  'backupSight',
  'deleteText',
  'getTexts',
  'makeBootable',
  'microversionHeaders',
  'namedBody',
  'readTexts',
  'setTexts',
  'snapshotSight',
  'volumeSight',
];

describeOpenStack('BlockStorageClient, on a real Cinder', () => {
  beforeAll(connect, patience);
  afterEach(() => leftovers.clear(), patience);
  afterAll(disconnect);

  testVolumes();
  testSnapshots();
  testTypes();
  testHandingOver();
  testAdministration();

  test('every method was called', () => {
    const methods = methodsBeyond(BlockStorageClient, CollectionClient).filter(
      (name) => !inner.includes(name),
    );
    expect(methods.filter((name) => !called.has(name))).toEqual([]);
  });
});
