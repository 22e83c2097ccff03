import assert from 'node:assert/strict';
import {
  type Flavor,
  type FloatingIp,
  type Image,
  type Keypair,
  type Nic,
  type Server,
  serverStatuses,
  type VolumeAttachment,
} from '@leister/compute';

type Check = (value: unknown, where: string) => void;
type Shape<T> = { [K in keyof Required<T>]: Check };

const string: Check = (value, where) => assert.equal(typeof value, 'string', `${where} is no string`);
const boolean: Check = (value, where) => assert.equal(typeof value, 'boolean', `${where} is no boolean`);
const number: Check = (value, where) => assert.ok(Number.isFinite(value), `${where} is no number`);
const name: Check = (value, where) => {
  string(value, where);
  assert.notEqual(value, '', `${where} is empty`);
};
const date: Check = (value, where) => {
  assert.match(
    String(value),
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)$/,
    `${where} is no ISO date in UTC`,
  );
  assert.ok(Number.isFinite(Date.parse(String(value))), `${where} is no date`);
};
const percent: Check = (value, where) => {
  assert.ok(typeof value === 'number' && value >= 0 && value <= 100, `${where} is not from 0 to 100`);
};
const status: Check = (value, where) => {
  assert.ok(
    (serverStatuses as readonly unknown[]).includes(value),
    `${where} is no status of Nova: ${String(value)}`,
  );
};
const ipVersion: Check = (value, where) =>
  assert.ok(value === 4 || value === 6, `${where} is neither 4 nor 6`);
const raw: Check = (value, where) => assert.notEqual(value, undefined, `${where} is missing`);

const listOf =
  (check: Check): Check =>
  (value, where) => {
    assert.ok(Array.isArray(value), `${where} is no array`);
    value.forEach((item, index) => check(item, `${where}[${index}]`));
  };

const recordOf =
  (check: Check): Check =>
  (value, where) => {
    assertObject(value, where);
    for (const [key, item] of Object.entries(value)) check(item, `${where}.${key}`);
  };

/** An object with these fields, of which only the required ones must be there. Fields of a subclass's own may be. */
const object =
  <T>(required: readonly (keyof T & string)[], shape: Shape<T>): Check =>
  (value, where) => {
    assertObject(value, where);
    for (const key of required) assert.ok(key in value, `${where}.${key} is missing`);
    for (const [key, item] of Object.entries(value)) {
      if (key === 'raw') continue;
      assert.notEqual(item, undefined, `${where}.${key} is undefined; what is not known is absent`);
      (shape as Readonly<Record<string, Check>>)[key]?.(item, `${where}.${key}`);
    }
  };

const address = object(['address', 'version'], {
  address: name,
  version: ipVersion,
  mac: string,
  type: string,
});
const fault = object(['message'], { message: string, code: number, details: string, created: date });
const flavorReference = object([], { id: name, name, vcpus: number, ram: number, disk: number });

const server = object<Server>(['id', 'name', 'status', 'raw'], {
  id: name,
  name: string,
  status,
  raw,
  flavor: flavorReference,
  image: object<NonNullable<Server['image']>>([], { id: name, name }),
  addresses: recordOf(listOf(address)),
  metadata: recordOf(string),
  tags: listOf(string),
  created: date,
  updated: date,
  progress: percent,
  fault,
  taskState: string,
  userId: string,
  projectId: string,
  keyName: string,
  availabilityZone: string,
  host: string,
  securityGroups: listOf(string),
  volumes: listOf(name),
  description: string,
  locked: boolean,
  adminPassword: string,
});

const flavor = object<Flavor>(['id', 'name', 'raw'], {
  id: name,
  name: string,
  raw,
  vcpus: number,
  ram: number,
  disk: number,
  isPublic: boolean,
  ephemeral: number,
  swap: number,
  description: string,
  extraSpecs: recordOf(string),
});

const image = object<Image>(['id', 'name', 'raw'], {
  id: name,
  name: string,
  raw,
  status: name,
  size: number,
  minDisk: number,
  minRam: number,
  metadata: recordOf(string),
  created: date,
  updated: date,
  progress: percent,
});

const keypair = object<Keypair>(['name', 'raw'], {
  name,
  raw,
  publicKey: name,
  fingerprint: name,
  privateKey: name,
});

const nic = object<Nic>(['network', 'addresses', 'raw'], {
  network: name,
  addresses: listOf(
    object<Nic['addresses'][number]>(['address', 'version'], { address: name, version: ipVersion }),
  ),
  mac: string,
  raw,
});

const floatingIp = object<FloatingIp>(['id', 'raw'], {
  id: name,
  raw,
  address: name,
  fixedAddress: name,
  pool: name,
  serverId: name,
});

const volumeAttachment = object<VolumeAttachment>(['id', 'volumeId', 'raw'], {
  id: name,
  volumeId: name,
  raw,
  serverId: name,
  device: name,
});

const checks = { server, flavor, image, keypair, nic, floatingIp, volumeAttachment };

/** Fails unless the value is what its type says, field by field, with what the service sent in `raw`. */
export function assertShape(kind: keyof typeof checks, value: unknown, where: string = kind): void {
  checks[kind](value, where);
  assertRaw(value, where);
}

/** Fails unless what the service sent is there. */
export function assertRaw(value: unknown, where: string): void {
  assertObject(value, where);
  assert.ok('raw' in value, `${where}.raw is missing`);
  assert.notEqual(value['raw'], undefined, `${where}.raw is missing`);
}

export function assertStrings(value: unknown, where: string): void {
  recordOf(string)(value, where);
}

function assertObject(value: unknown, where: string): asserts value is Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${where} is no object`);
}
