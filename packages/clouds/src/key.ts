import { invalidArgument } from '@leister/rest';

const cloudName = /^[~@#$.:\-\w]+$/;
const cloudHeader = /^cloud "(.*)"$/;

/** A key in full: `global` is the section where none is named, and keys are in lower case. */
export function fullKey(key: string): string {
  const dot = key.lastIndexOf('.');
  return keyIn(dot < 0 ? 'global' : key.slice(0, dot), key.slice(dot + 1));
}

/** The key of a value, by the section of the file and its name there. */
export function keyIn(section: string, name: string): string {
  const cloud = cloudHeader.exec(section)?.[1];
  return `${cloud === undefined ? section : `cloud.${cloud}`}.${name.toLowerCase()}`;
}

/** The section of the file and the name there that a key stands for. @throws ClientError INVALID_ARGUMENT */
export function placeOf(key: string): { section: string; name: string } {
  const full = fullKey(key);
  const dot = full.lastIndexOf('.');
  const section = full.slice(0, dot);
  const name = full.slice(dot + 1);
  if (section === 'cloud' || section === 'cloud.') {
    throw invalidArgument(`not a key: ${key}`, [
      'a key of a cloud is cloud.NAME.KEY, such as cloud.work.url',
    ]);
  }
  if (!/^[^\s:=[\]#;]+$/.test(name)) throw invalidArgument(`not a key: ${JSON.stringify(key)}`);
  return {
    section: section.startsWith('cloud.') ? cloudSection(section.slice('cloud.'.length)) : section,
    name,
  };
}

/** The section of the file that holds a cloud. @throws ClientError INVALID_ARGUMENT for a name that cannot be one */
export function cloudSection(cloud: string): string {
  if (!cloudName.test(cloud)) {
    throw invalidArgument(`not a name for a cloud: ${JSON.stringify(cloud)}`, [
      'a name has letters, digits and ~ @ # $ . : - _',
    ]);
  }
  return `cloud "${cloud}"`;
}

/** What is wrong with the name of a section; undefined for nothing. */
export function sectionProblem(section: string): string | undefined {
  if (!/^cloud\b/.test(section)) return undefined;
  const cloud = cloudHeader.exec(section)?.[1];
  if (cloud === undefined) return 'a cloud begins with [cloud "NAME"]';
  return cloudName.test(cloud) ? undefined : `not a name for a cloud: ${JSON.stringify(cloud)}`;
}

/** What is said of each cloud, by its name. Saying nothing (`key =`) is not saying it. */
export function cloudsIn(
  values: Iterable<readonly [key: string, value: string]>,
): Map<string, Record<string, string>> {
  const clouds = new Map<string, Record<string, string>>();
  for (const [key, value] of values) {
    const [, cloud, name] = /^cloud\.(.+)\.([^.]+)$/.exec(key) ?? [];
    if (cloud === undefined || name === undefined || value === '') continue;
    clouds.set(cloud, { ...clouds.get(cloud), [name]: value });
  }
  return clouds;
}
