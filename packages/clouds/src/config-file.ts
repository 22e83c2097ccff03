import { stat } from 'node:fs/promises';
import { invalidArgument } from '@leister/rest';
import { readTextIfThere } from './files.js';
import { IniDocument } from './ini-document.js';
import { sectionProblem } from './key.js';

/** A configuration file as it was found. One that does not exist is empty. */
export interface ConfigFile {
  path: string;
  document: IniDocument;
  exists: boolean;
  /** Whether someone beside its owner may read it. */
  readableByOthers: boolean;
}

/** @throws ClientError INVALID_ARGUMENT for a file that cannot be read or understood */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const text = await readTextIfThere(path);
  const document = new IniDocument(text ?? '', path);
  for (const { name, line } of document.sections()) {
    const problem = sectionProblem(name);
    if (problem !== undefined) throw invalidArgument(`${path}, line ${line}: ${problem}`);
  }
  const readableByOthers = text !== undefined && ((await stat(path)).mode & 0o044) !== 0;
  return { path, document, exists: text !== undefined, readableByOthers };
}
