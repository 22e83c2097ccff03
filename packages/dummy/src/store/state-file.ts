import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ClientError, isRecord } from '@leister/rest';
import { type CloudState, itemKinds } from '../cloud/state.js';

/** What the file says it is, so that nothing else is taken for a cloud, nor overwritten. */
const format = 'leister dummy cloud';
const version = 1;

/** A cloud as it stands in a file. Whole at any time: the file is replaced, never written into. */
export class StateFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Undefined when there is no file. @throws ClientError for one that cannot be read */
  async read(): Promise<CloudState | undefined> {
    try {
      return this.parse(await readFile(this.path, 'utf8'));
    } catch (error) {
      return this.absentOr(error);
    }
  }

  readSync(): CloudState | undefined {
    try {
      return this.parse(readFileSync(this.path, 'utf8'));
    } catch (error) {
      return this.absentOr(error);
    }
  }

  writeSync(state: CloudState): void {
    const text = `${JSON.stringify({ format, version, state }, undefined, 1)}\n`;
    const unfinished = `${this.path}.${randomUUID()}.tmp`;
    try {
      writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, this.path);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw this.failure('write', error);
    }
  }

  /** Makes the folder of the file, for its owner only. */
  async makeFolder(): Promise<void> {
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    } catch (error) {
      throw this.failure('write', error);
    }
  }

  failure(verb: 'read' | 'write' | 'lock', error: unknown): ClientError {
    if (error instanceof ClientError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new ClientError(`cannot ${verb} the state file ${this.path}: ${reason}`, {
      code: 'CONNECTION',
      cause: error,
    });
  }

  private absentOr(error: unknown): undefined {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw this.failure('read', error);
  }

  private parse(text: string): CloudState {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      throw this.damaged('it is no JSON');
    }
    if (!isRecord(content) || content['format'] !== format) throw this.damaged('it is something else');
    if (content['version'] !== version) throw this.damaged(`it is of version ${String(content['version'])}`);
    if (!isCloudState(content['state'])) throw this.damaged('parts of it are missing');
    return content['state'];
  }

  private damaged(reason: string): ClientError {
    return new ClientError(`the state file ${this.path} holds no cloud: ${reason}`, {
      code: 'PARSE',
      details: ['delete it to begin anew'],
    });
  }
}

/** Whether the lists are there and their items can be told apart; we wrote the rest ourselves. */
function isCloudState(value: unknown): value is CloudState {
  if (!isRecord(value) || !isRecord(value['serials'])) return false;
  const { serials } = value;
  return itemKinds.every((kind) => {
    const items = value[kind];
    return Number.isInteger(serials[kind]) && Array.isArray(items) && items.every(isItem);
  });
}

function isItem(value: unknown): boolean {
  return isRecord(value) && Number.isInteger(value['serial']) && typeof value['id'] === 'string';
}
