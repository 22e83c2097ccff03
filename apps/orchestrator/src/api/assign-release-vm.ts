import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '@leister/rest';
import { CisternError, type Released } from '../cistern/cistern.js';
import type { Answer } from '../http/answer.js';
import { ApiError } from '../http/api-error.js';
import { type ApiRequest, cloudOf } from '../http/api-request.js';
import { readBody, readJson } from '../http/body.js';
import { endNode, findNode, noSuchNode } from './find-node.js';
import { VMManageAPI } from './vm-manage-api.js';

const releaseRules = {
  node: { type: 'text', optional: true },
  hostname: { type: 'text', optional: true },
  emulate: { type: 'boolean', optional: true },
} as const;

const assignRules = { ...releaseRules, user: { type: 'text' }, vm_type: { type: 'text' } } as const;

/** What `emulate` answers, for documentation and trials; that of a release says "assigned" as well. */
const emulated = { id: 42, id_vm: '-fake_id-', result: 'Node -fake_id- assigned', status: 'ok' };

/** Gives nodes to users (assign), and takes and ends them (release). */
export class AssignReleaseVM extends VMManageAPI {
  override async put(request: ApiRequest): Promise<Answer> {
    const { action } = request.params;
    if (action !== 'assign' && action !== 'release') return this.notImplemented();
    const body = readJson(request);
    if (!isRecord(body)) throw new ApiError(500, 'the body should be an object');
    if (isTrueToPython(body['emulate'])) return emulated;
    return action === 'assign' ? this.assign(request) : this.release(request);
  }

  protected async assign(request: ApiRequest): Promise<Answer> {
    const { node, hostname, user, vm_type: vmType } = readBody(request, assignRules);
    const order = { node, hostname, user, vmType };
    try {
      const { id, idVm, result } = await this.services.cistern.assign(cloudOf(request), order);
      return { status: 'ok', id, id_vm: idVm, result };
    } catch (error) {
      throw error instanceof CisternError ? new ApiError(400, error.message, { cause: error }) : error;
    }
  }

  protected async release(request: ApiRequest): Promise<Answer> {
    const { node, hostname } = readBody(request, releaseRules);
    const name = cloudOf(request);
    const released = await this.services.cistern.release(name, { node, hostname }).catch((error: unknown) => {
      if (!(error instanceof CisternError)) throw error;
      // Of a node that is not known the original knows no more than that it failed.
      throw new ApiError(error.reason === 'unknown node' ? 500 : 400, error.message, { cause: error });
    });
    await this.end(name, released);
    const { id, idVm, result } = released;
    return { status: 'ok', id, id_vm: idVm, result: `${String(result)} and deleted` };
  }

  /** Ends a node that nobody uses any more, once whoever looked after it has had time to notice. */
  protected async end(name: string, released: Released): Promise<void> {
    const { cistern, clouds, releaseDelay } = this.services;
    const { node, id } = released;
    const forget = (): Promise<void> => cistern.forget(name, node, id);
    try {
      await findNode(() => clouds.get(name), { node });
    } catch (error) {
      if (error instanceof ApiError) await forget();
      throw error;
    }
    await sleep(releaseDelay);
    // Whoever released it as well may have ended it meanwhile, and a new node have its id.
    if (!(await cistern.isReleasing(name, released))) throw noSuchNode();
    await endNode(clouds.get(name), node, forget);
  }
}

/** `emulate` counts for anything that Python takes for true: also the text "False". */
function isTrueToPython(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
