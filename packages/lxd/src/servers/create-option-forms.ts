import { invalidArgument, isRecord } from '@leister/rest';
import type { LxdCreateServer } from '../model.js';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isTexts: Check = (value) => isRecord(value) && Object.values(value).every(isText);

/** Whether an option of LXD's own is right in form, and what the form is called. */
const forms: Readonly<Partial<Record<keyof LxdCreateServer, readonly [check: Check, what: string]>>> = {
  start: [isFlag, 'true or false'],
  ephemeral: [isFlag, 'true or false'],
  profiles: [(value) => Array.isArray(value) && value.every(isText), 'a list of names'],
  config: [isTexts, 'texts by their keys'],
  devices: [
    (value) => isRecord(value) && Object.values(value).every(isTexts),
    'devices by their names, each of texts by their keys',
  ],
  type: [(value) => value === 'container' || value === 'virtual-machine', 'container or virtual-machine'],
  target: [isText, 'a text'],
  onFailure: [(value) => value === 'keep' || value === 'delete', 'keep or delete'],
};

/** @throws ClientError INVALID_ARGUMENT for an option of LXD's own that is of another form than its type says */
export function checkLxdForms(server: LxdCreateServer): void {
  for (const [option, value] of Object.entries(server)) {
    const form = value === undefined ? undefined : forms[option as keyof LxdCreateServer];
    if (form && !form[0](value)) throw invalidArgument(`${option} of a server is ${form[1]}`);
  }
}
