import { invalidArgument, isRecord } from '@leister/rest';
import type { CreateServer } from './model/server.js';

type Check = (value: unknown) => boolean;
/** Whether a value is right in form, and what the form is called. */
type Form = readonly [check: Check, what: string];

const isText: Check = (value) => typeof value === 'string';
const isData: Check = (value) => typeof value === 'string' || value instanceof Uint8Array;
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isTexts: Check = (value) => isRecord(value) && Object.values(value).every(isText);
const isFile: Check = (value) =>
  isRecord(value) &&
  isText(value['path']) &&
  String(value['path']).startsWith('/') &&
  isData(value['contents']);

/** Old clouds count their flavors, and old programs give the number. */
const id: Form = [(value) => isText(value) || Number.isInteger(value), 'an id'];
const text: Form = [isText, 'a text'];
const texts: Form = [isListOf(isText), 'a list of texts'];

/** The form of each option that has one; those of a cloud's own are its client's matter. */
const forms: Readonly<Partial<Record<keyof CreateServer, Form>>> = {
  name: text,
  flavorId: id,
  imageId: id,
  metadata: [isTexts, 'texts by their keys'],
  personality: [isListOf(isFile), 'a list of files, each with an absolute path and contents'],
  networks: [isListOf(isRecord), 'a list of networks'],
  userData: [isData, 'a text or bytes'],
  availabilityZone: text,
  securityGroups: texts,
  keyName: text,
  tags: texts,
  adminPassword: text,
  configDrive: [(value) => typeof value === 'boolean', 'true or false'],
  blockDeviceMapping: [isListOf(isRecord), 'a list of devices'],
  description: text,
  projectId: text,
  schedulerHints: [isRecord, 'an object'],
  hostname: text,
  host: text,
  hypervisorHostname: text,
  diskConfig: [(value) => value === 'AUTO' || value === 'MANUAL', 'AUTO or MANUAL'],
  accessIpv4: text,
  accessIpv6: text,
  trustedImageCertificates: texts,
};

/** @throws ClientError INVALID_ARGUMENT for an option that is of another form than its type says */
export function checkForms(server: CreateServer): void {
  for (const [option, value] of Object.entries(server)) {
    const form = value === undefined ? undefined : forms[option as keyof CreateServer];
    if (form && !form[0](value)) throw invalidArgument(`${option} of a server is ${form[1]}`);
  }
}
