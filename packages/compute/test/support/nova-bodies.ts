import type { Server } from '@leister/compute';

/** A server as Nova sends it, with all that is read of it. */
export const server = {
  id: 's-1',
  name: 'web',
  status: 'ERROR',
  flavor: { original_name: 'small', vcpus: 2, ram: 512, disk: 5, extra_specs: {} },
  image: { id: 'i-1', links: [] },
  addresses: {
    lan: [
      {
        addr: '10.0.0.5',
        version: 4,
        'OS-EXT-IPS-MAC:mac_addr': 'FA:16:3E:00:00:05',
        'OS-EXT-IPS:type': 'fixed',
      },
      { addr: '2001:db8::5', version: 6 },
    ],
  },
  metadata: { role: 'web', tier: 1 },
  tags: ['blue'],
  created: '2026-01-01T10:00:00Z',
  updated: '2026-01-01T10:01:00Z',
  progress: 100,
  fault: { code: 500, message: 'No valid host', details: 'a trace', created: '2026-01-01T10:00:30Z' },
  'OS-EXT-STS:task_state': null,
  user_id: 'u-1',
  tenant_id: 'p-1',
  key_name: 'mine',
  'OS-EXT-AZ:availability_zone': 'north',
  'OS-EXT-SRV-ATTR:host': 'h1',
  security_groups: [{ name: 'default' }],
  'os-extended-volumes:volumes_attached': [{ id: 'v-1', delete_on_termination: false }],
  description: null,
};

/** The same, in the family's words. */
export const serverAsRead: Server = {
  id: 's-1',
  name: 'web',
  status: 'ERROR',
  raw: server,
  flavor: { name: 'small', vcpus: 2, ram: 512, disk: 5 },
  image: { id: 'i-1' },
  addresses: {
    lan: [
      { address: '10.0.0.5', version: 4, mac: 'fa:16:3e:00:00:05', type: 'fixed' },
      { address: '2001:db8::5', version: 6 },
    ],
  },
  metadata: { role: 'web', tier: '1' },
  tags: ['blue'],
  created: '2026-01-01T10:00:00Z',
  updated: '2026-01-01T10:01:00Z',
  progress: 100,
  fault: { code: 500, message: 'No valid host', details: 'a trace', created: '2026-01-01T10:00:30Z' },
  userId: 'u-1',
  projectId: 'p-1',
  keyName: 'mine',
  availabilityZone: 'north',
  host: 'h1',
  securityGroups: ['default'],
  volumes: ['v-1'],
};

export const flavor = {
  id: 'f-1',
  name: 'small',
  vcpus: 2,
  ram: 512,
  disk: 5,
  'os-flavor-access:is_public': true,
};

export const image = {
  id: 'i-1',
  name: 'debian',
  status: 'active',
  'OS-EXT-IMG-SIZE:size': 4_096,
  minDisk: 2,
  minRam: 256,
  metadata: { os: 'linux' },
  created: '2026-01-01T10:00:00Z',
  updated: '2026-01-01T11:00:00Z',
  progress: 100,
};

export const keypair = { name: 'mine', public_key: 'ssh-ed25519 AAAA', fingerprint: '1e:2c' };
